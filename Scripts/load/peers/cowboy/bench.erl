%% The hall on cowboy: a process for each phone, and each event encoded once, as Phoenix' fastlane does.
-module(bench).
-export([main/1]).

main([Port, Data]) ->
    process_flag(trap_exit, true),
    {ok, _} = application:ensure_all_started(cowboy),
    {ok, Ledger} = ledger:start_link(Data),
    {ok, _} = hall:start_link(),
    Dispatch = cowboy_router:compile([{'_', [{"/live/:code", phone, Ledger}]}]),
    Socket = [{ip, {127, 0, 0, 1}}, {port, list_to_integer(Port)}, {backlog, 4096}],
    Transport = #{socket_opts => Socket, max_connections => infinity},
    {ok, _} = cowboy:start_clear(bench, Transport, #{env => #{dispatch => Dispatch}}),
    %% Without a ledger or a hall there is nothing to serve.
    receive
        {'EXIT', _, _} -> halt(70)
    end.
