#pragma once
// A reply that is made once something is done for which no thread waits, such as a write to the disk.

#include <muster/platform/web/reply.hpp>

#include <functional>

namespace muster::web {

/// Makes the reply when everything is done, on whatever thread that is; what it throws is the page's failure. The
/// request is gone by then: what it needs of it, it keeps.
using MakeReply = std::function<Reply()>;
/// Begins what the reply waits for, and sees to it that `done` is called once, now or later. It calls what it is given.
using BeginLater = std::function<void(std::function<void(const MakeReply&)> done)>;

/// What a page returns whose thread goes on with something else meanwhile. It must be all that the page returns:
/// nothing can be added to a reply that is still to be made. Where nobody can send later replies (in a test), waits
/// for it here. `begin` is called when the page has returned.
[[nodiscard]] Reply reply_later(BeginLater begin);

/// Stands around a page, on its thread, by whoever can send a reply later.
class LaterReplies {
 public:
  LaterReplies();
  LaterReplies(const LaterReplies&) = delete;
  LaterReplies& operator=(const LaterReplies&) = delete;
  ~LaterReplies();
  /// What the page left to be begun; empty where its reply is whole.
  [[nodiscard]] BeginLater take();

 private:
  friend Reply reply_later(BeginLater begin);
  BeginLater begin_;
};

}  // namespace muster::web
