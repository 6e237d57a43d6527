"""Run by Label Studio's Python: what its SDK has to say against a config and the tasks for it, as JSON."""

import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface

config, tasks = (Path(each).read_text("utf-8") for each in sys.argv[1:])
interface = LabelInterface(config)
interface.validate()
found = []
for task in json.loads(tasks):
    if not interface.validate_task({"data": task["data"]}):
        found.append("data")
    for given in [*task.get("annotations", ()), *task.get("predictions", ())]:
        # Both are results; only of predictions it says what is wrong with them.
        found += interface.validate_prediction(given, return_errors=True)
print(json.dumps(found))
