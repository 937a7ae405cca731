"""What a check found, told a line each: pytest would show the first few of a list."""


def finds_nothing(found):
    found = list(found)
    assert not found, "\n".join(["", *found])
