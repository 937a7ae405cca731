"""Lists that are taken home, and what a server is started with."""

from .row import row

HOME = "SocketTests/test_taking_home.py"
HOSTILE = "ExportTests/test_hostile.py"
START = "SocketTests/test_refusals_to_start.py::test_what_cannot_be_served_with_is_refused_in_one_line"
TLS = "SocketTests/test_tls.py::test_a_server_does_not_start_with_files_that_it_cannot_use"
GUARD = "ExportsTests/FormulaGuardTests.swift"

ROWS = {
    120: row("remarks that a spreadsheet would run", f"{HOSTILE}::test_no_cell_of_a_csv_file_is_run",
             f"{HOSTILE}::test_csv_gives_every_remark_back", f"{HOSTILE}::test_xlsx_gives_every_remark_back_as_text",
             f"{HOSTILE}::test_json_gives_every_remark_back",
             f"{HOSTILE}::test_the_words_of_the_ledger_give_every_remark_back",
             f"{GUARD}::each sign that begins a formula is guarded, whatever stands before it",
             f"{GUARD}::a line end or a tab in front is guarded by itself"),
    121: row("quotes, signs between columns and ends of lines in a cell",
             f"{HOSTILE}::test_csv_gives_every_remark_back",
             "ExportsTests/CommitmentListTests.swift::a cell that would break a row is quoted"),
    122: row("a conference that is called like a path",
             f"{HOME}::test_a_file_has_a_name_of_ours_whatever_the_conference_is_called"),
    123: row("a list that is asked for by who does not organise",
             f"{HOME}::test_who_does_not_organise_takes_nothing_home_and_that_is_no_line",
             instead="Who is known here is told that they may not (403), who is not that nobody knows them (401); only "
             "a conference that is not there is 404."),
    124: row("a list in the middle of a round",
             f"{HOME}::test_a_list_that_is_taken_while_people_offer_is_a_whole_beginning_of_the_ledger"),
    125: row("a download that is left", f"{HOME}::test_a_download_that_is_left_halfway_leaves_nothing_behind"),
    126: row("a hundred downloads at once",
             f"{HOME}::test_of_a_hundred_exports_at_once_some_wait_and_the_rest_are_asked_to_come_back",
             instead="Two are made at a time and twenty wait for them; the others are asked to come back."),
    127: row("a folder that cannot be served from", f"{START}[a_folder_on_a_disk_that_can_only_be_read]",
             f"{START}[a_disk_that_is_full]", f"{START}[a_folder_of_somebody_else]",
             f"{START}[a_database_of_a_newer_version]", f"{START}[a_database_of_another_program]",
             f"{START}[a_page_that_is_corrupt]", f"{START}[a_database_without_the_log_that_it_needs]",
             f"{START}[a_folder_that_another_server_serves]"),
    128: row("a key that others can read, or that is gone", f"{START}[a_key_that_all_can_read]",
             f"{START}[a_key_that_is_gone]"),
    129: row("a port that is not to be had, or a setting that cannot be", f"{START}[a_port_that_is_taken]",
             f"{START}[a_port_that_is_not_for_this_user]",
             f"{START}[a_key_in_the_file_of_settings_that_is_no_number]",
             "SocketTests/test_settings.py::test_a_value_that_cannot_be_used_stops_every_command_and_is_named",
             instead="A port may be free again in a moment: it ends with 69 (EX_UNAVAILABLE), settings with 78."),
    130: row("a certificate that has ended, or the key of another", f"{TLS}[ended]", f"{TLS}[another_key]"),
}  # fmt: skip
