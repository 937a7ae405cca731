package main

import (
	"encoding/json"
	"log"

	"github.com/gorilla/websocket"
)

// An answer is for one client alone.
type answer struct {
	client  *client
	message any
}

// The hub is the only one that knows who is here, and the only one that sends.
type hub struct {
	clients    map[*client]bool
	register   chan *client
	unregister chan *client
	answers    chan answer
	recorded   chan []*offer
	seq        int64
}

func newHub(seq int64) *hub {
	return &hub{
		clients:    make(map[*client]bool),
		register:   make(chan *client),
		unregister: make(chan *client),
		answers:    make(chan answer),
		recorded:   make(chan []*offer),
		seq:        seq,
	}
}

func (h *hub) run() {
	for {
		select {
		case client := <-h.register:
			h.clients[client] = true
			h.send(client, prepare(newWelcome(h.seq)))
		case client := <-h.unregister:
			h.drop(client)
		case answer := <-h.answers:
			if done, ok := answer.message.(recorded); ok {
				done.Seq = h.seq
				answer.message = done
			}
			h.send(answer.client, prepare(answer.message))
		case batch := <-h.recorded:
			for _, offer := range batch {
				h.tell(offer)
			}
		}
	}
}

func (h *hub) tell(offer *offer) {
	h.send(offer.client, prepare(recorded{offer.command.ID, offer.seq, offer.repeated, offer.seq, "recorded"}))
	if offer.repeated {
		return
	}
	h.seq = offer.seq
	message := prepare(newEvents(offer))
	for client := range h.clients {
		h.send(client, message)
	}
}

// A client that has too much to hear is let go, as in the chat example.
func (h *hub) send(client *client, message *websocket.PreparedMessage) {
	if !h.clients[client] {
		return
	}
	select {
	case client.send <- message:
	default:
		h.drop(client)
	}
}

func (h *hub) drop(client *client) {
	if h.clients[client] {
		delete(h.clients, client)
		close(client.send)
	}
}

func prepare(message any) *websocket.PreparedMessage {
	text, err := json.Marshal(message)
	if err != nil {
		log.Fatal(err)
	}
	prepared, err := websocket.NewPreparedMessage(websocket.TextMessage, text)
	if err != nil {
		log.Fatal(err)
	}
	return prepared
}
