"""Firefox without a window, by the protocol that it speaks itself (Marionette), as Debian has no geckodriver."""
import contextlib
import json
import socket
import subprocess
import time

PROGRAM = "/usr/bin/firefox-esr"


class Firefox:
    """One window. What is asked is answered, or raises."""

    def __init__(self, profile):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        self.process = subprocess.Popen([PROGRAM, "--headless", "--no-remote", "--profile", str(profile),
                                         "--marionette"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.stream, self.number = self.connected(port), 0
        self.read()
        self.ask("WebDriver:NewSession", capabilities={})

    def connected(self, port, seconds=120):
        end = time.monotonic() + seconds
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=180).makefile("rwb")
            except OSError:
                assert time.monotonic() < end and self.process.poll() is None, "Firefox does not answer"
                time.sleep(0.2)

    def read(self):
        size = b""
        while not size.endswith(b":"):
            size += self.stream.read(1)
        return json.loads(self.stream.read(int(size[:-1])))

    def ask(self, command, **given):
        self.number += 1
        words = json.dumps([0, self.number, command, given]).encode()
        self.stream.write(b"%d:%s" % (len(words), words))
        self.stream.flush()
        _, number, error, result = self.read()
        assert number == self.number and error is None, error
        return result.get("value") if isinstance(result, dict) else result

    def script(self, text):
        return self.ask("WebDriver:ExecuteScript", script=text, args=[])

    def close(self):
        with contextlib.suppress(AssertionError, OSError, ValueError):
            self.ask("Marionette:Quit", flags=["eForceQuit"])
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
