//! What is sent to a browser: some bytes, or news for as long as it listens.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::Receiver;

/// The body of an answer.
pub(super) enum Body {
    /// All there is.
    Whole(Bytes),
    /// News as it comes, with the place of the one who listens.
    News(
        Receiver<Bytes>,
        #[expect(dead_code, reason = "given back when dropped")] OwnedSemaphorePermit,
    ),
}

impl Body {
    /// Whether it goes on until somebody leaves.
    pub(super) fn is_endless(&self) -> bool {
        matches!(self, Body::News(..))
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Body::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Body::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Body::News(news, _) => {
                news.poll_recv(context).map(|it| it.map(|bytes| Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Body::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Body::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Body::News(..) => SizeHint::default(),
        }
    }
}
