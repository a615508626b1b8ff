//! The smallest browser there is: asks for one thing at a time, and listens for news.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::PATIENCE;

/// What the preview answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// A page that listens for news about itself.
pub(crate) struct Listener {
    events: Receiver<String>,
    stream: TcpStream,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("a text")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The version that the script on the page tells the preview.
    pub(crate) fn version(&self) -> String {
        let text = self.text();
        let rest = text.split("data-versie=\"").nth(1).expect("the script is on the page");
        rest.split('"').next().unwrap().to_owned()
    }
}

/// Sends these bytes as they are and reads all that comes back.
pub(crate) fn send(port: u16, request: &[u8]) -> io::Result<Answer> {
    let mut stream = connect(port)?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end =
        answer.windows(4).position(|it| it == b"\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|it| it.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|it| it.split_once(": "));
    Ok(Answer {
        status: status.expect("a status line"),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
        body: answer.split_off(end + 4),
    })
}

pub(crate) fn ask(
    port: u16,
    method: &str,
    address: &str,
    headers: &[(&str, &str)],
) -> io::Result<Answer> {
    let own = ("Host", &*format!("127.0.0.1:{port}"));
    let is_named = headers.iter().any(|(name, _)| *name == "Host");
    let all = headers.iter().chain(Some(&own).filter(|_| !is_named));
    let lines: Vec<String> = all.map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!("{method} {address} HTTP/1.1\r\nConnection: close\r\n");
    send(port, format!("{head}{}\r\n", lines.concat()).as_bytes())
}

/// A connection on which nothing was said yet.
pub(crate) fn connect(port: u16) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

impl Listener {
    pub(crate) fn new(port: u16, query: &str) -> Listener {
        let mut stream = connect(port).unwrap();
        let head = format!(
            "GET /_wijkbode/gebeurtenissen?{query} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let hello = lines.find(|it| it.as_ref().map_or(true, |it| it.starts_with("retry:")));
        hello.expect("the preview tells news").unwrap();
        let (tell, events) = mpsc::channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(name) = line.strip_prefix("event: ") {
                    let _ = tell.send(name.to_owned());
                }
            }
        });
        Listener { events, stream }
    }

    /// The next event.
    pub(crate) fn next(&self) -> String {
        self.events.recv_timeout(PATIENCE).expect("an event")
    }

    /// Whether nothing more comes for a moment.
    pub(crate) fn is_quiet(&self) -> bool {
        self.events.recv_timeout(Duration::from_millis(300)).is_err()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}
