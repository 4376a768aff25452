// Who can send replies later is known by the thread that the page runs on.
#include <muster/platform/web/later_reply.hpp>

#include <exception>
#include <future>
#include <memory>
#include <utility>

namespace muster::web {
namespace {

thread_local LaterReplies* around = nullptr;

}  // namespace

LaterReplies::LaterReplies() { around = this; }

LaterReplies::~LaterReplies() { around = nullptr; }

BeginLater LaterReplies::take() { return std::exchange(begin_, nullptr); }

Reply reply_later(BeginLater begin) {
  if (around != nullptr) {
    around->begin_ = std::move(begin);
    return {};
  }
  const auto made = std::make_shared<std::promise<Reply>>();
  begin([made](const MakeReply& make) {
    try {
      made->set_value(make());
    } catch (...) {
      made->set_exception(std::current_exception());
    }
  });
  return made->get_future().get();
}

}  // namespace muster::web
