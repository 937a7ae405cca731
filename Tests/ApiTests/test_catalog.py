"""What the documentation repeats of the sources is what the sources say."""

import hashlib
import json
import re
import subprocess

import pytest

import swift_source as swift
from demo_hall import PROGRAM
from documents import ROOT

CATALOG = ROOT / "Sources/wiebiedt/WieBiedt.docc"
ARTICLES = sorted(path.stem for path in CATALOG.glob("*.md"))
OPERATING = (CATALOG / "Operating.md").read_text()
LEDGER = (CATALOG / "LedgerLines.md").read_text()


def test_every_article_is_listed():
    listed = re.findall(r"^- <doc:([^>]+)>", (CATALOG / "WieBiedt.md").read_text(), re.M)
    assert sorted([*listed, "WieBiedt"]) == ARTICLES


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_begins_with_a_title_and_one_sentence(article):
    title, summary = (CATALOG / f"{article}.md").read_text().split("\n\n")[:2]
    assert title.startswith("# ")
    assert summary.endswith(".") and ". " not in summary.replace("\n", " ")


@pytest.mark.parametrize("article", ARTICLES)
def test_every_file_that_an_article_names_exists(article):
    named = re.findall(r"`((?:Sources|Web|Tests)/[\w./+-]+)`", (CATALOG / f"{article}.md").read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("article", [name for name in ARTICLES if name.startswith("Decision")])
def test_a_decision_has_its_five_headings(article):
    headings = re.findall(r"^## (.+)", (CATALOG / f"{article}.md").read_text(), re.M)
    assert headings == ["Context", "Decision", "Consequences", "What it costs", "What was not done"]


@pytest.fixture(scope="module")
def settings():
    """Every setting, as the program shows it when none is set."""
    shown = subprocess.run([PROGRAM, "config", "--json"], capture_output=True, env={}, timeout=10, check=True)
    return json.loads(shown.stdout)["settings"]


def test_every_setting_is_in_the_table(settings):
    table = OPERATING.split("### Settings")[1].split("###")[0]
    rows = re.findall(r"^\| (?:`(--[\w-]+)`)? ?\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", table, re.M)
    told = [(option or None, name, default.replace("`", "")) for option, name, default, _ in rows]
    assert told == [(each.get("option"), each["variable"], each["default"]) for each in settings]
    for each, (*_, unit) in zip(settings, rows, strict=True):
        if each["type"] == "number":
            assert unit.replace(",", "").startswith(each["range"]), each["key"]


def test_every_setting_is_an_option_with_the_names_that_go_with_its_key(settings):
    for each in settings[:-1]:
        assert each["option"] == "--" + swift.kebab(each["key"])
        assert each["variable"] == "WIEBIEDT_" + swift.kebab(each["key"]).replace("-", "_").upper()
    assert settings[-1]["variable"] == "LOG_LEVEL" and "option" not in settings[-1]


def rows_of_commands():
    table = OPERATING.split("### Commands")[1].split("###")[0]
    rows = re.findall(r"^\| `(\w+)(?: [A-Z]+)*` \| (.+) \| ([^|]+) \| ([^|]+) \|$", table, re.M)
    return {name: (does, {int(code) for code in re.findall(r"\d+", ends)}) for name, does, _, ends in rows}


def test_every_command_is_in_the_table():
    assert list(rows_of_commands()) == swift.subcommands()


@pytest.mark.parametrize("command", swift.subcommands())
def test_every_option_of_a_command_is_in_the_table(command):
    does, _ = rows_of_commands()[command]
    assert sorted(set(re.findall(r"`(--[\w-]+)`", does))) == sorted(swift.options(command))


@pytest.mark.parametrize("command", swift.subcommands())
def test_every_exit_code_of_a_command_is_in_the_table(command):
    _, ends = rows_of_commands()[command]
    assert ends == swift.exit_codes(command)


@pytest.mark.parametrize("command", swift.subcommands())
def test_every_command_is_shown_or_linked(command):
    assert re.search(rf"wiebiedt {command}\b", OPERATING) or "<doc:" in rows_of_commands()[command][0]


def test_what_the_server_says_when_it_does_not_start_is_what_the_sources_say():
    files = ["Hall/LedgerFault.swift", "wiebiedt/Sentences.swift", "wiebiedt/Opening.swift", "Site/ScriptScanner.swift"]
    files += ["Storage/SQLiteStore+opening.swift", "Storage/DataFolder.swift", "wiebiedt/BackupSettings.swift"]
    files += ["wiebiedt/Serve.swift"]
    files += ["Site/TLSIdentity.swift"]
    said = " ".join(map(swift.read, files))
    said = re.sub(r"\\\n\s*", "", said)
    rows = re.findall(r"^\| (`.+?`) \|", OPERATING.split("### When the server does not start")[1].split("###")[0], re.M)
    phrases = [piece.strip() for row in rows for text in re.findall(r"`([^`]+)`", row) for piece in text.split("…")]
    assert len(phrases) >= 15
    assert [phrase for phrase in phrases if phrase not in said] == []


def test_every_limit_is_in_the_table():
    names = re.findall(r"static let (\w+) = ", swift.read("Marketplace/Limits.swift"))
    assert names
    for name in names:
        row = re.search(rf"^\| `{name}`[^|]*\| ([^|]+) \|", OPERATING, re.M)
        limit = swift.limit(name)
        expected = f"{limit[0]:,} to {limit[1]:,}" if isinstance(limit, tuple) else f"{limit:,}"
        # Nobody writes a year with a comma.
        expected = expected.replace(",", "") if name == "years" else expected
        assert row and row[1].removesuffix(" characters").removesuffix(" seconds") == expected, name


def test_every_metric_is_in_the_table():
    names = re.findall(r'add\(\s*"(\w+)",\s*"', swift.read("Site/Metrics.swift"))
    table = re.findall(r"^\| `wiebiedt_(\w+)(?:\{\w+\})?` \|", OPERATING, re.M)
    assert table == names


def test_every_exit_code_is_in_the_table():
    codes = re.findall(r"end\(message, (\d+)\)", swift.read("wiebiedt/Failure.swift"))
    assert set(codes) <= set(re.findall(r"^\| (\d+) \|", OPERATING, re.M))


def test_numbers_of_the_server_are_those_of_the_sources():
    numbers = [
        ("Hall/Inbox.swift", "capacity = 20_000", "commands that wait to be judged | 20,000"),
        ("Storage/Journal.swift", "static let maximum = 1024", "commands judged in one transaction | 1,024"),
        ("LedgerFormat/LedgerLine.swift", "maximumLength = 16 * 1024", "a ledger line | 16 KiB"),
        ("WebSockets/UpgradeConfiguration.swift", "firstRequestLimit = TimeAmount.seconds(10)", "first request | 10 s"),
        ("Site/RequestGuard.swift", "patience = TimeAmount.seconds(10)", "head of a later request | 10 seconds"),
        ("Site/AnswerGuard.swift", "patience = TimeAmount.seconds(30)", "nothing is taken | 30 seconds"),
        ("Site/OpenLines.swift", "socketsMaximum = 5", "streams of it | 5 of each"),
        ("Site/Paces.swift", "measuring = Rate(perMinute: 6_000, atOnce: 1_000)", "one conference | 6,000 a minute"),
        ("Hall/Doorkeeper.swift", "sessionMilliseconds: Int64 = 14 * 24", "a session in a browser | 14 days"),
        ("Site/LiveChannel.swift", "idleLimit = TimeAmount.seconds(30)", "between requests | 30 seconds"),
        ("Site/LiveChannel.swift", "NearlyFull = TimeAmount.seconds(2)", "between two, when it is nearly full | 5 and 2"),
        ("Site/LiveChannel.swift", "NearlyFull = TimeAmount.seconds(5)", "newcomers get 5 seconds"),
        ("Site/ConnectionLimits.swift", "extraForThisMachine = 16", "may have 16 connections more"),
        ("Site/AcceptGate.swift", "pause = TimeAmount.milliseconds(200)", "tries again five times a second"),
        ("wiebiedt/Connections.swift", "reservedFiles = 64", "64 are left for the database"),
        ("wiebiedt/Connections.swift", "min(20_000,", "the default of 20,000 connections"),
        ("Site/LiveChannel.swift", "high: 64 * 1024", "waits in a connection | 64 KiB"),
        ("WebSockets/WebSocketConfiguration.swift", "silenceLimit = TimeAmount.seconds(45)", "socket | 45 seconds"),
        ("Site/Paces.swift", "staffFactor = 5", "half of it at once; five times that for organiser"),
        ("Site/Paces.swift", "joining = Rate(perMinute: 6_000, atOnce: 1_000)", "6,000 a minute, 1,000 at once"),
        ("Site/Guesses.swift", "rate = Rate(perMinute: 300, atOnce: 300)", "300 a minute, 300 at once"),
        ("Site/Guesses.swift", "addressesMaximum = 10_000", "10,000 addresses are remembered"),
        ("Live/Shard.swift", "patience: Int64 = 10_000", "takes nothing | 10 seconds"),
        ("Live/History.swift", "maximum = 2048", "who come back | 2,048"),
        ("Live/Room.swift", "usualInterval: Int64 = 50", "frames a second | 20"),
        ("Live/Room.swift", "presenceInterval: Int64 = 2_000", "presence | every 2 seconds"),
        ("LiveProtocol/HallPitch.swift", "recentMaximum = 40", "with a pitch | the latest 40"),
        ("wiebiedt/Keeping.swift", "check = Duration.seconds(3600)", "once an hour, first an hour after the start"),
        ("wiebiedt/Keeping.swift", "30 * 24 * 3600", "From a month before"),
        ("wiebiedt/Serve.swift", "2 * 365 * 24 * 3600", "gets two years"),
        ("wiebiedt/Serve.swift", "maximumGracefulShutdownDuration = .seconds(8)", "about 8 seconds"),
    ]
    for file, code, prose in numbers:
        assert code in swift.read(file), (file, code)
        assert prose in " ".join(OPERATING.split()), prose


def test_lines_in_the_specification_are_canonical():
    lines = re.findall(r"^    (\{.+\})$", LEDGER, re.M)
    assert len(lines) >= 3
    for line in lines:
        spelled = json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        assert line == spelled


def test_every_event_type_is_in_the_specification():
    table = LEDGER.split("### 4. Types")[1].split("4.1.")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.M)) == sorted(
        swift.enum_cases("LedgerFormat/EventType.swift", "EventType")
    )


def test_every_member_of_a_line_is_in_the_specification():
    sources = swift.read("LedgerFormat/LedgerLine+write.swift") + swift.read("LedgerFormat/WrittenParts.swift")
    names = set(re.findall(r'set\("(\w+)"', sources))
    assert names - set(re.findall(r"`(\w+)`", LEDGER)) == set()


def test_digests_in_the_specification_are_right():
    lines = re.findall(r"^    (\{.+\})$", LEDGER, re.M)
    salt, words = re.search(r"^([0-9a-f]{64})\n(\{.+\})$", LEDGER, re.M).groups()
    leaf, digest = re.findall(r"^\$ .+\n([0-9a-f]{64})$", LEDGER, re.M)
    assert hashlib.sha256(b"\0" + lines[2].encode() + b"\n").hexdigest() == leaf
    assert hashlib.sha256(bytes.fromhex(salt) + words.encode()).hexdigest() == digest == json.loads(lines[2])["words"]


def test_the_readme_is_short_and_its_links_lead_somewhere():
    readme = (ROOT / "README.md").read_text()
    assert len(readme.splitlines()) <= 100
    for target in re.findall(r"\]\(([^)]+)\)", readme):
        assert target.startswith("https://") or (ROOT / target).is_file(), target
    targets = {path.name for path in (ROOT / "Sources").iterdir()}
    assert targets == set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", readme, re.M)))) - {"Sources"}


def test_whoever_checks_a_ledger_needs_no_database():
    folders = ["Marketplace", "OpenSSL", "LedgerFormat"]
    files = [file for folder in folders for file in (ROOT / "Sources" / folder).glob("*.swift")]
    files += (ROOT / "Sources/wiebiedt").glob("Verify*.swift")
    assert len(files) > 30
    for file in files:
        imported = set(re.findall(r"^(?:public |package )?import (\w+)", file.read_text(), re.M))
        assert imported <= {"ArgumentParser", "COpenSSL", "Foundation", "LedgerFormat", "Marketplace", "OpenSSL"}, file
