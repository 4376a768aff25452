// Lends and takes back.
#include "reader_pool.hpp"

#include <algorithm>
#include <stdexcept>

namespace muster::store {

namespace {

/// More than the processors of the machines that Muster is made for: a long report must not hold up short pages.
constexpr std::size_t most = 6;

}  // namespace

std::unique_ptr<SqliteSession> ReaderPool::take() {
  const auto mine = std::this_thread::get_id();
  {
    std::unique_lock lock(guard_);
    if (std::ranges::find(reading_, mine) != reading_.end()) throw std::logic_error("a read inside a read");
    returned_.wait(lock, [this] { return reading_.size() < most; });
    reading_.push_back(mine);
    if (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      return session;
    }
  }
  try {
    return std::make_unique<SqliteSession>(file_, SqliteSession::OpenMode::read_only, wait_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void ReaderPool::give_back(std::unique_ptr<SqliteSession> session) {
  {
    const std::lock_guard lock(guard_);
    std::erase(reading_, std::this_thread::get_id());
    if (session) idle_.push_back(std::move(session));
  }
  returned_.notify_one();
}

}  // namespace muster::store
