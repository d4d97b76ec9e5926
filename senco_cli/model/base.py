"""What every record and every part of one has in common."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator

from senco_cli.model.meanings import meanings


# The modules of parts and records do without `from __future__ import annotations`: Pydantic would compile each
# annotation again, which is a fifth of the time that making the classes takes.
class Part(BaseModel):
    """A frozen mapping of named fields; a field nobody knows is a fault, and an empty one is the same as none."""

    # Built when first used: no folder holds every kind of record, and building them all takes longer than reading a
    # small school.
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=False, validate_default=False, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {name: value for name, value in data.items() if value is not None}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        found: dict[str, Any] = handler(schema)
        properties = handler.resolve_ref_schema(found).get("properties", {})
        for name, meaning in meanings(cls).items():
            properties[cls.model_fields[name].alias or name]["description"] = meaning
        return found


class Record(Part):
    """One YAML file of a record folder.

    `path` says where the files of this kind live, with `{pupil}` and `{key}` standing for the parts that vary;
    `title` is what a person calls one.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    path: ClassVar[str]
