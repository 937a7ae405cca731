%% Where offers become durable: a line each, everything that waits with one datasync. Debian's Erlang has no SQLite.
-module(ledger).
-export([start_link/1, init/1, record/2]).

start_link(Folder) -> proc_lib:start_link(?MODULE, init, [Folder]).

init(Folder) ->
    {ok, File} = file:open(filename:join(Folder, "ledger.jsonl"), [append, raw, binary]),
    proc_lib:init_ack({ok, self()}),
    run(File, 0, #{}).

record(Ledger, Command) ->
    Ledger ! {offer, self(), Command},
    ok.

run(File, Seq, Places) ->
    receive
        {offer, Phone, Command} ->
            At = now_as_text(),
            Number = fun(Offer, State) -> number(Offer, At, State) end,
            {Told, {Last, Known}} = lists:mapfoldl(Number, {Seq, Places}, [{Phone, Command} | everything()]),
            ok = file:write(File, [line(Offer) || {_, _, _, _, false} = Offer <- Told]),
            ok = file:datasync(File),
            hall:tell(Told),
            run(File, Last, Known)
    end.

now_as_text() ->
    Options = [{unit, millisecond}, {offset, "Z"}],
    list_to_binary(calendar:system_time_to_rfc3339(erlang:system_time(millisecond), Options)).

everything() ->
    receive
        {offer, Phone, Command} -> [{Phone, Command} | everything()]
    after 0 -> []
    end.

number({Phone, #{<<"id">> := Id} = Command}, At, {Last, Places}) ->
    case Places of
        #{Id := Seq} -> {{Phone, Command, At, Seq, true}, {Last, Places}};
        _ -> {{Phone, Command, At, Last + 1, false}, {Last + 1, Places#{Id => Last + 1}}}
    end.

line({_, #{<<"id">> := Id} = Command, At, Seq, _}) ->
    [<<"{\"id\":\"">>, Id, <<"\",\"told\":">>, wire:event(Command, At, Seq), <<"}\n">>].
