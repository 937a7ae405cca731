"""What the Swift sources say, read with small patterns."""

import re

from documents import ROOT

SOURCES = ROOT / "Sources"
METHODS = "get|head|post|put|patch|delete"


def read(path):
    return (SOURCES / path).read_text()


def enum_cases(path, name):
    """The cases of an enum without associated values, in order."""
    text = read(path)
    start = re.search(rf"enum {name}\b[^{{]*{{", text)
    depth, end = 1, start.end()
    while depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    lines = re.findall(r"^\s*case ([\w, ]+?)(?: = .*)?$", text[start.end() : end], re.M)
    return [case.strip() for line in lines for case in line.split(",")]


def refusal_codes():
    return enum_cases("Marketplace/Refusal.swift", "Refusal") + enum_cases("LiveProtocol/WireRefusal.swift", "Fault")


def problem_codes():
    """Codes that only HTTP answers have."""
    files = sorted((SOURCES / "Site").glob("*.swift"))
    return {code for file in files for code in re.findall(r'\bcode: "(\w+)"', file.read_text())}


def command_types():
    body = read("LiveProtocol/CommandForm.swift").split('switch try need(type, "type")', 1)[1].split("default:", 1)[0]
    return re.findall(r'case "(\w+)"', body)


def event_types():
    return enum_cases("LiveProtocol/HallEvent+json.swift", "ChangeType")


def frame_types():
    files = ["LiveProtocol/ServerFrame.swift", "LiveProtocol/Answer.swift", "LiveProtocol/WireRefusal.swift"]
    pattern = r'"type":"(\w+)"|var type = "(\w+)"|type: [^\n]*\? "(\w+)" : "(\w+)"|add\("type", "(\w+)"'
    return {word for file in files for hit in re.findall(pattern, read(file)) for word in hit if word}


def limit(name):
    """A number of Limits.swift; a range as its two ends."""
    text = re.search(rf"static let {name} = ([\d_.]+)$", read("Marketplace/Limits.swift"), re.M)[1].replace("_", "")
    return tuple(int(end) for end in text.split("...")) if "..." in text else int(text)


def routes():
    """Every (method, path) that a file of Sources/Site adds to the router."""
    found = set()
    for file in sorted((SOURCES / "Site").glob("*.swift")):
        text = file.read_text()
        prefixes = {"router": ""} | dict(re.findall(r'let (\w+) = router\.group\("([^"]*)"\)', text))
        calls = re.findall(rf'\b({"|".join(prefixes)})\.(on|{METHODS})\("([^"]*)"(?:, method: \.(\w+))?', text)
        assert len(calls) == len(re.findall(rf"\b(?:{'|'.join(prefixes)})\.(?:on|{METHODS})\(", text)), file
        for group, call, path, method in calls:
            found |= {(method or call, whole) for whole in spelled_out(prefixes[group], path)}
    return found


def spelled_out(prefix, path):
    path = (prefix + "/" + path.removeprefix("/")).removesuffix("/") or "/"
    path = path.replace("/**", "/{path}")
    if "\\(role.rawValue)" not in path:
        return [path]
    return [path.replace("\\(role.rawValue)", role) for role in enum_cases("Marketplace/Role.swift", "Role")]


def kebab(name):
    """A name as an option has it."""
    return re.sub(r"([a-z])([A-Z])", r"\1-\2", name).lower()


def subcommands():
    """The commands of the program, in the order of its help."""
    listed = re.search(r"subcommands: \[([^\]]+)\]", read("wiebiedt/WieBiedt.swift"))[1]
    return [name.lower() for name in re.findall(r"(\w+)\.self", listed)]


def options(command):
    """The options and flags that only this command has."""
    text = read(f"wiebiedt/{command.capitalize()}.swift")
    found = re.findall(r"@(?:Option|Flag)\b(.*?)\bvar (\w+)", text, re.S)
    custom = [(re.search(r'customLong\("([\w-]+)"\)', form), name) for form, name in found]
    return ["--" + (own[1] if own else kebab(name)) for own, name in custom]


def exit_codes(command):
    """The codes that a command can end with, by what its file and the helpers that it names throw."""
    codes = dict(re.findall(r"static func (\w+)\(.*end\(message, (\d+)\)", read("wiebiedt/Failure.swift")))
    text = read(f"wiebiedt/{command.capitalize()}.swift")
    if "Findings" in text:
        findings = read("wiebiedt/VerifyReport.swift")
        return {64} | {int(code) for code in re.findall(r"exitCode(?:: Int32)? = (\d)", findings)}
    own = {int(code) for code in re.findall(r"ExitCode\((\d+)\)", text)}
    helpers = [name for name in ("Opening", "OutputFile", "Settings") if name in text]
    if ".alone" in text or ".forgetting" in text:
        helpers.append("Opening+alone")
    texts = [text, *(read(f"wiebiedt/{name}.swift") for name in helpers)]
    return {0, 64} | own | {int(codes[name]) for text in texts for name in re.findall(r"Failure\.(\w+)\(", text)}
