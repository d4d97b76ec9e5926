"""Which kinds of record a pupil's folder holds: of some there is one file, of others a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.adjustments import Adjustments
from senco_cli.model.advice import Advice
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.equality import PupilEquality
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.measures import Measures
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Review
from senco_cli.model.views import Views

# The records of which a pupil has one at most, by the fields of a pupil's file.
ONE_OF: Mapping[str, type[Record]] = MappingProxyType(
    {
        "plan": EhcPlan,
        "contact_log": ContactLog,
        "measures": Measures,
        "views": Views,
        "documents": Documents,
        "adjustments": Adjustments,
        "access_arrangements": AccessArrangements,
        "equality": PupilEquality,
    }
)
# The records of which a pupil may have several, each kind in a folder of its own.
SEVERAL_OF: Mapping[str, type[Record]] = MappingProxyType(
    {
        "cycles": Cycle,
        "reviews": Review,
        "assessments": Assessment,
        "disputes": Dispute,
        "exclusions": Exclusion,
        "requests": Request,
        "restrictive_interventions": RestrictiveIntervention,
        "advice": Advice,
    }
)
