"""The files of Tests/Vectors/proof, as the maker makes them; run it to write them anew.

    python Tests/ProofTests/vectors.py
"""

import pathlib
import tempfile

from maker import Key, Story, note, sha256

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "Vectors/proof"


def vectors():
    """The content of every file, by name. Ed25519 has no chance in it, so they are always the same."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        house = Key(folder, "house", seed=sha256(b"the key of the vectors"))
        following = Key(folder, "following", seed=sha256(b"the key that follows it"))
        story = Story()
        ledger = story.ledger
        ledger.add("keyReplaced", key=following.bytes.hex(), lost=False)
        change = note(ledger.leaves, [house, following])
        ledger.add("rollbackAccepted", size=118, root="8f" * 32)
        last = note(ledger.leaves, [following])
        covering = note(ledger.leaves, [house], size=story.typed)
        return {
            "ledger.pem": house.public.read_text(),
            "ledger-482917.txt": ledger.file(change, last, words=True),
            "checkpoint-482917-9.txt": note(ledger.leaves, [house], size=9),
            "ontvangstbewijs-482917-3.txt": ledger.receipt(story.typed, covering, size=story.typed),
            "ontvangstbewijs-482917-5.txt": ledger.receipt(story.late, last),
        }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in vectors().items():
        (FOLDER / name).write_text(content)
