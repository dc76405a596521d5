"""Run by the Python that knows LibreOffice, not by pytest: what files say with all changes accepted, and rejected.

    python3 office_words.py PORT FILE...

Prints one JSON list a file: for "accepted" and "rejected" the paragraphs with their notes in brackets, and how many
revisions are left.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connected(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def hidden():
    value = PropertyValue()
    value.Name, value.Value = "Hidden", True
    return value


def words(text):
    for paragraph in text:
        if not paragraph.supportsService("com.sun.star.text.Paragraph"):
            continue
        line = ""
        for portion in paragraph:
            if portion.TextPortionType == "Footnote":
                line += " [" + " ".join(words(portion.Footnote)).strip() + "] "
            elif portion.TextPortionType == "Text":
                line += portion.String
        yield line


def main():
    context = connected(sys.argv[1])
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    helper = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for path in sys.argv[2:]:
        said = {}
        for name, command in (("accepted", "AcceptAll"), ("rejected", "RejectAll")):
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden(),))
            frame = document.CurrentController.Frame
            helper.executeDispatch(frame, f".uno:{command}TrackedChanges", "", 0, ())
            left = document.Redlines.createEnumeration().hasMoreElements()
            said[name] = {"lines": list(words(document.Text)), "left": left}
            document.close(True)
        print(json.dumps(said), flush=True)
    try:
        desktop.terminate()
    except Exception:
        pass


main()
