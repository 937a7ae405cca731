"""Settings come from four places, in an order; what cannot be read is said, and never becomes the default."""

import json
import re

import pytest

from server import run

CONFIGURATION = 78


def show(*arguments, **environment):
    """What the program takes its settings to be."""
    shown = run("config", "--json", *arguments, env=environment)
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)


def setting(key, *arguments, **environment):
    """One setting as the program takes it to be: its value and where that comes from."""
    found = next(each for each in show(*arguments, **environment)["settings"] if each["key"] == key)
    return found["value"], found["origin"]


@pytest.fixture
def file(tmp_path):
    """Writes a file of settings."""

    def write(text):
        path = tmp_path / "wiebiedt.json"
        path.write_text(text if isinstance(text, str) else json.dumps(text))
        return path

    return write


def test_arguments_go_before_the_environment_and_that_before_the_file(file):
    path = file({"port": 1, "host": "::", "backupDays": "7"})

    def found(key, *arguments, **environment):
        return setting(key, "--config", path, *arguments, **environment)

    assert found("port", "--port", "3", WIEBIEDT_PORT="2") == ("3", "argument")
    assert found("port", WIEBIEDT_PORT="2") == ("2", "environment WIEBIEDT_PORT")
    assert found("port") == ("1", f"file {path}")
    assert found("backupDays") == ("7", f"file {path}"), "a number may stand there as a text"
    assert found("web") == ("./Web", "default")


def test_the_file_may_be_named_in_the_environment(file):
    path = file({"port": 1})

    assert setting("port", WIEBIEDT_CONFIG=str(path)) == ("1", f"file {path}")


@pytest.mark.parametrize("each", show()["settings"], ids=lambda each: each["key"])
def test_every_setting_can_be_set_by_its_variable(each, file):
    value = {"number": "42", "URL": "https://wiebiedt.example", "word": "debug", "networks": "192.0.2.0/24"}.get(each["type"], "x.pem")
    if each["type"] == "file":
        value = str(file("{}"))
    both = {"WIEBIEDT_TLS_CERTIFICATE": value, "WIEBIEDT_TLS_KEY": value} if each["key"].startswith("tls") else {}

    assert setting(each["key"], **both | {each["variable"]: value}) == (value, f"environment {each['variable']}")


def test_where_backups_go_by_default_follows_the_data_folder():
    assert setting("backups", "--data", "/srv/hall") == ("/srv/hall/backups", "default")


UNUSABLE = {
    "a port that is a word": (["--port", "http"], {}, "--port is http"),
    "a port that is no port": ([], {"WIEBIEDT_PORT": "65536"}, "WIEBIEDT_PORT is 65536"),
    "a negative port": (["--port=-1"], {}, "--port is -1"),
    "a number with a unit": ([], {"WIEBIEDT_BACKUP_MINUTES": "15m"}, "WIEBIEDT_BACKUP_MINUTES is 15m"),
    "a number beyond all numbers": ([], {"WIEBIEDT_BACKUP_DAYS": "9" * 30}, "WIEBIEDT_BACKUP_DAYS is 999"),
    "digits of another script": ([], {"WIEBIEDT_PORT": "٨٠"}, "WIEBIEDT_PORT is ٨٠"),
    "nothing at all": ([], {"WIEBIEDT_HOST": ""}, "WIEBIEDT_HOST is empty"),
    "two lines": ([], {"WIEBIEDT_WEB": "./Web\nwiebiedt: all is well"}, "WIEBIEDT_WEB has a control character"),
    "an address with a path": (["--public-url", "https://wiebiedt.example/hall"], {}, "--public-url"),
    "an address with a password": (["--public-url", "https://me:secret@wiebiedt.example"], {}, "--public-url"),
    "an address without a host": (["--public-url", "https://"], {}, "--public-url"),
    "another kind of address": (["--public-url", "ftp://wiebiedt.example"], {}, "--public-url"),
    "a proxy with a name": (["--trusted-proxy", "proxy.example"], {}, "--trusted-proxy has proxy.example"),
    "a proxy with a port": (["--trusted-proxy", "127.0.0.1:80"], {}, "--trusted-proxy has 127.0.0.1:80"),
    "proxies and nothing": ([], {"WIEBIEDT_TRUSTED_PROXY": "127.0.0.1,"}, "WIEBIEDT_TRUSTED_PROXY has nothing"),
    "proxies everywhere": ([], {"WIEBIEDT_TRUSTED_PROXY": "::1, 0.0.0.0/0"}, "WIEBIEDT_TRUSTED_PROXY has 0.0.0.0/0"),
    "half of TLS": ([], {"WIEBIEDT_TLS_KEY": "key.pem"}, "--tls-certificate and --tls-key"),
    "a level of logs that is none": ([], {"LOG_LEVEL": "verbose"}, "LOG_LEVEL is verbose"),
}


@pytest.mark.parametrize(("arguments", "environment", "said"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_value_that_cannot_be_used_stops_every_command_and_is_named(arguments, environment, said, tmp_path):
    for command in ("config", "serve"):
        stopped = run(command, "--data", tmp_path / "data", *arguments, env=environment)

        assert stopped.returncode == CONFIGURATION
        assert stopped.stderr.decode().startswith(f"wiebiedt: {said}")
        assert stopped.stderr.count(b"\n") == 1
        assert b"secret" not in stopped.stderr, "it may be one"
    assert not (tmp_path / "data").exists()


UNREADABLE = {
    "no JSON": ("port = 8080", "holds no JSON object"),
    "half of it": ('{"port": 80', "holds no JSON object"),
    "a list": ("[8080]", "holds no JSON object"),
    "nothing": ("", "holds no JSON object"),
    "endless": ('{"host": "' + "x" * 100_000 + '"}', "holds no JSON object"),
    "a truth for a number": ('{"port": true}', "port in"),
    "a broken number": ('{"port": 80.5}', "port in"),
    "a list for a text": ('{"host": ["::", "0.0.0.0"]}', "host in"),
    "settings in settings": ('{"tls": {"key": "key.pem"}}', "tls in"),
    "a number out of range": ('{"backupDays": 0}', "backupDays in"),
}


@pytest.mark.parametrize(("text", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_of_settings_that_cannot_be_used_is_named_with_the_key(file, text, said):
    path = file(text)
    stopped = run("config", "--config", path, env={})

    assert stopped.returncode == CONFIGURATION
    assert said in stopped.stderr.decode() and str(path) in stopped.stderr.decode()
    assert stopped.stderr.count(b"\n") == 1


def test_a_file_of_settings_that_is_not_there_is_named():
    for path in ("/nowhere/wiebiedt.json", "/"):
        stopped = run("config", env={"WIEBIEDT_CONFIG": path})

        assert stopped.returncode == CONFIGURATION
        assert f"the settings file {path} cannot be read" in stopped.stderr.decode()


NAMES = {
    "WIEBIEDT_PROT": "WIEBIEDT_PORT",
    "WIEBIEDT_PUBLICURL": "WIEBIEDT_PUBLIC_URL",
    "WIEBIEDT_BACKUP_MINUTE": "WIEBIEDT_BACKUP_MINUTES",
    "WIEBIEDT_TLS_CERT": "WIEBIEDT_TLS_CERTIFICATE",
    "WIEBIEDT_DATA_": "WIEBIEDT_DATA",
}


@pytest.mark.parametrize(("name", "nearest"), NAMES.items(), ids=NAMES)
def test_a_variable_that_is_no_setting_is_told_with_the_one_that_was_meant(name, nearest):
    assert show(**{name: "hunter2"})["unknown"] == [{"name": name, "place": "environment", "nearest": nearest}]


def test_a_variable_that_is_like_no_setting_is_told_without_a_guess():
    assert show(WIEBIEDT_ECHO="1")["unknown"] == [{"name": "WIEBIEDT_ECHO", "place": "environment"}]


@pytest.mark.parametrize(("key", "nearest"), {"prot": "port", "public-url": "publicUrl", "Data": "data"}.items())
def test_a_key_that_is_no_setting_is_told_with_the_one_that_was_meant(file, key, nearest):
    path = file({key: "hunter2"})

    assert show("--config", path)["unknown"] == [{"name": key, "place": str(path), "nearest": nearest}]


def test_what_is_set_under_an_unknown_name_is_never_shown(file):
    path = file({"tokken": "hunter2"})
    for options in ([], ["--json"]):
        shown = run("config", *options, "--config", path, env={"WIEBIEDT_PASSWORD": "hunter3"})

        assert b"tokken" in shown.stdout + shown.stderr and b"WIEBIEDT_PASSWORD" in shown.stdout + shown.stderr
        assert b"hunter" not in shown.stdout + shown.stderr


def test_variables_of_other_programs_are_not_ours():
    assert show(WIEBIEDTX="1", WIE="2", XWIEBIEDT_PORT="3", PATH="/usr/bin")["unknown"] == []


def test_a_server_warns_once_of_every_name_that_is_no_setting_and_serves(hall, file):
    hall.stop()
    path = file({"prot": 1})
    hall.start(WIEBIEDT_CONFIG=str(path), WIEBIEDT_BACKUP_DAY="1")

    warnings = re.findall(r'"level":"warning".*?"message":"(\S+) \(', hall.log)
    assert warnings.count("prot") == warnings.count("WIEBIEDT_BACKUP_DAY") == 1


def test_what_a_person_reads_has_a_line_for_every_setting():
    shown = run("config", "--host", "::", env={})

    lines = shown.stdout.decode().splitlines()
    assert [line.split(" = ")[0] for line in lines] == [each["key"] for each in show()["settings"]]
    assert lines[0] == "host = ::  [argument]  text, default 127.0.0.1"
