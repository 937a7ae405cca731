// The hall on gorilla/websocket: the hub of its chat example, with prepared messages.
package main

import (
	"flag"
	"log"
	"net/http"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{
	ReadBufferSize:  1024,
	WriteBufferSize: 1024,
	Subprotocols:    []string{"wiebiedt.v1"},
}

func main() {
	flag.Parse()
	ledger, err := openLedger(flag.Arg(1))
	if err != nil {
		log.Fatal(err)
	}
	hub := newHub(ledger.seq)
	go hub.run()
	go ledger.run(hub.recorded)
	http.HandleFunc("/live/", func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		send := make(chan *websocket.PreparedMessage, sendMaximum)
		client := &client{hub: hub, ledger: ledger, conn: conn, send: send}
		hub.register <- client
		go client.writePump()
		go client.readPump()
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+flag.Arg(0), nil))
}
