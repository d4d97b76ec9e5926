"""Record types, code sets and the small facts about them: pure, frozen, without a file or a clock."""
