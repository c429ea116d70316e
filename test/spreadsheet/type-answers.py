"""Types answers into a workbook in LibreOffice, key by key as at its keyboard, and saves what then stands there.

python3 type-answers.py WORKBOOK OUT PROFILE < [[cell, text], ...]   prints what stands in each cell, and what its drop-down has
"""

import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(profile):
    pipe = f"setaside{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    office.kill()
    raise SystemExit("LibreOffice does not answer")


def main():
    workbook, out, profile = sys.argv[1:]
    office, context = connect(profile)
    try:
        create = context.ServiceManager.createInstanceWithContext
        desktop = create("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(f"file://{workbook}", "_blank", 0, ())
        keyboard = create("org.libreoffice.uitest.UITest", context).getTopFocusWindow().getChild("grid_window")
        sheet = document.Sheets.getByIndex(0)
        choices = document.Sheets.getByName("choices")
        told = []
        for cell, text in json.load(sys.stdin):
            keyboard.executeAction("SELECT", (prop("CELL", cell),))
            keyboard.executeAction("TYPE", (prop("TEXT", text),))
            keyboard.executeAction("TYPE", (prop("KEYCODE", "RETURN"),))
            one = sheet.getCellRangeByName(cell)
            rule = one.Validation
            listed = rule.getFormula1().split(".")[-1].replace("$", "")
            rows = choices.getCellRangeByName(listed).getDataArray() if rule.Type.value == "LIST" else ((),)
            told.append([one.String, [choice for row in rows for choice in row]])
        for ending, kind in ((".xlsx", "Calc MS Excel 2007 XML"), (".csv", "Text - txt - csv (StarCalc)")):
            options = (prop("FilterOptions", "44,34,76,1"),) if ending == ".csv" else ()
            document.storeToURL(f"file://{out}{ending}", (prop("FilterName", kind), *options))
        document.close(True)
        print(json.dumps(told))
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(60)
    finally:
        office.kill()


main()
