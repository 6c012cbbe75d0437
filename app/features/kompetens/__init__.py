"""The use of assessments: the plan for them, how ratings have gone, and the lanes of what is easily forgotten."""
