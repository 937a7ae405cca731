"""Coming in with the code on the screen."""


def test_who_types_the_code_and_a_name_takes_part(hall, visit):
    screen, ida = visit("screen"), visit()
    screen.sees(hall.code[:3])

    ida.opens("/").fills("Code", hall.code).presses("Doe mee")
    ida.sees_heading("Wie bent u?").fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn").presses("Naar de zaal")

    ida.is_connected().sees("Welkom in de zaal")
    moderator = hall.phone("moderator")
    moderator.stages("p1")
    moderator.opens("p1")
    ida.thinks_along().is_recorded(1)
    screen.sees("Groot & Zn denkt mee")


def test_who_scans_the_code_need_not_type_it(hall, visit):
    ida = visit().opens(f"/{hall.code}")

    ida.sees_heading("Wie bent u?").sees("Werkconferentie Samen aan het werk")


def test_a_wrong_code_stays_to_be_corrected(hall, visit):
    ida = visit(has_trouble=True).opens("/")

    ida.presses("Doe mee").sees("Vul de code in van het scherm.")
    ida.fills("Code", "12345").presses("Doe mee").sees("Vul 6 cijfers in")
    ida.fills("Code", "000 000").presses("Doe mee").sees("Wij kennen code 000 000 niet")
    ida.fills("Code", f"{hall.code[:3]} {hall.code[3:]}").presses("Doe mee").sees_heading("Wie bent u?")


def test_who_says_no_name_is_asked_for_it(hall, visit):
    ida = visit().opens(f"/{hall.code}").sees_heading("Wie bent u?")
    before = hall.seq

    ida.presses("Naar de zaal").sees("Vul uw naam in").sees("Vul de naam van uw organisatie in.")

    assert hall.seq == before


def test_who_comes_back_is_asked_whether_it_is_them(hall, visit):
    ida = visit(0).opens(f"/{hall.code}")

    ida.sees("U bent Anna Brouwer van PostNL. Klopt dit?").presses("Nee, dit ben ik niet")

    ida.sees_heading("Wie bent u?")
    assert len([cookie for cookie in ida.context.cookies() if cookie["value"]]) == 0


def test_who_is_nobody_is_shown_the_way_in(hall, visit):
    stranger = visit(has_trouble=True).opens(f"/employer/{hall.code}")

    stranger.page.get_by_text("U bent niet aangemeld.").first.wait_for()


def test_markup_in_a_name_is_shown_as_it_was_typed(hall, visit):
    name = "<img src=x onerror=alert(1)>"
    moderator, screen, organiser = hall.phone("moderator"), visit("screen"), visit("organiser")
    token = hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": name}).json["token"]
    moderator.stages("p1")
    moderator.opens("p1")

    hall.phone(token).offers("meedenken", note="</p><script>alert(2)</script>")

    screen.sees(f"{name} denkt mee")
    organiser.opens(f"/organiser/{hall.code}#toezeggingen").sees(name).sees("<script>alert(2)</script>")
