#pragma once
// Rounds as they were last read for a page. Whoever sends a form need not have its round read for that: saving looks at
// the round as it is, and says whether it was another one.

#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/bound_form.hpp>

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace muster::feedback {

/// What sending needs of a round.
struct SeenRound {
  explicit SeenRound(LinkedRound round) : linked(std::move(round)), form(*linked.round.form) {}
  SeenRound(const SeenRound&) = delete;
  SeenRound& operator=(const SeenRound&) = delete;
  ~SeenRound() = default;

  const LinkedRound linked;
  const forms::BoundForm form;  ///< of the round's
};

/// By the code of their links, as it was typed. For any thread.
class SeenRounds {
 public:
  /// Null where none was seen.
  [[nodiscard]] std::shared_ptr<const SeenRound> find(const std::string& code) const {
    const std::scoped_lock lock(mutex_);
    const auto found = seen_.find(code);
    return found == seen_.end() ? nullptr : found->second;
  }

  void keep(const std::string& code, const LinkedRound& round) {
    constexpr std::size_t most = 64;  // rounds that are answered at one time
    auto seen = std::make_shared<const SeenRound>(round);
    const std::scoped_lock lock(mutex_);
    if (seen_.size() >= most) seen_.clear();
    seen_.insert_or_assign(code, std::move(seen));
  }

  void forget(const std::string& code) {
    const std::scoped_lock lock(mutex_);
    seen_.erase(code);
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const SeenRound>> seen_;
};

}  // namespace muster::feedback
