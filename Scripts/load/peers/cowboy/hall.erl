%% Who is here, and the place of the latest event that they were told.
-module(hall).
-behaviour(gen_server).
-export([start_link/0, join/0, seq/0, tell/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

start_link() -> gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

join() -> gen_server:call(?MODULE, join).

seq() -> gen_server:call(?MODULE, seq).

%% What is on disk: a list of {Phone, Command, At, Seq, IsRepeated}.
tell(Batch) -> gen_server:cast(?MODULE, {tell, Batch}).

init([]) -> {ok, {0, #{}}}.

handle_call(join, {Phone, _}, {Seq, Phones}) ->
    monitor(process, Phone),
    {reply, Seq, {Seq, Phones#{Phone => here}}};
handle_call(seq, _, {Seq, _} = State) ->
    {reply, Seq, State}.

handle_cast({tell, Batch}, {Last, Phones}) ->
    {noreply, {lists:foldl(fun(Offer, Seq) -> tell(Offer, Seq, Phones) end, Last, Batch), Phones}}.

handle_info({'DOWN', _, process, Phone, _}, {Seq, Phones}) ->
    {noreply, {Seq, maps:remove(Phone, Phones)}}.

tell({Phone, #{<<"id">> := Id}, _, Seq, true}, Last, _) ->
    Phone ! {say, wire:recorded(Id, Seq, true)},
    Last;
tell({Phone, #{<<"id">> := Id} = Command, At, Seq, false}, _, Phones) ->
    Phone ! {say, wire:recorded(Id, Seq, false)},
    Text = wire:event(Command, At, Seq),
    maps:foreach(fun(Everyone, _) -> Everyone ! {say, Text} end, Phones),
    Seq.
