// Sums of bytes against shares.
#include "result_room.hpp"

#include <algorithm>
#include <map>

namespace muster::jobs {
namespace {

std::int64_t counted(const KeptResult& result) { return std::max(result.bytes, least_result_bytes); }

/// Files that are still kept, while some of them go.
class Shelf {
 public:
  explicit Shelf(const std::vector<KeptResult>& kept) : kept_(kept), stays_(kept.size(), true) {}

  /// Drops the oldest of those that `counts` until they have room for `more` bytes below `most`.
  template <typename Counts>
  void make_room(Counts counts, std::int64_t more, std::int64_t most) {
    std::int64_t there = more;
    for (std::size_t at = 0; at < kept_.size(); ++at)
      if (stays_[at] && counts(kept_[at])) there += counted(kept_[at]);
    for (std::size_t at = 0; at < kept_.size() && there > most; ++at) {
      if (!stays_[at] || !counts(kept_[at])) continue;
      drop(at);
      there -= counted(kept_[at]);
    }
  }

  /// The same of all: whichever scope has most gives its oldest.
  void make_room_of_all(const KeptResult& fresh, std::int64_t most) {
    std::map<std::string, std::int64_t> bytes_of{{fresh.scope, counted(fresh)}};
    std::map<std::string, std::vector<std::size_t>> newest_first;
    std::int64_t there = counted(fresh);
    for (std::size_t at = kept_.size(); at-- > 0;) {
      if (!stays_[at]) continue;
      bytes_of[kept_[at].scope] += counted(kept_[at]);
      newest_first[kept_[at].scope].push_back(at);
      there += counted(kept_[at]);
    }
    while (there > most && !newest_first.empty()) {
      const auto more = [&](const auto& one, const auto& other) { return bytes_of[one.first] < bytes_of[other.first]; };
      const auto largest = std::max_element(newest_first.begin(), newest_first.end(), more);
      const auto at = largest->second.back();
      drop(at);
      there -= counted(kept_[at]);
      bytes_of[largest->first] -= counted(kept_[at]);
      largest->second.pop_back();
      if (largest->second.empty()) newest_first.erase(largest);
    }
  }

  [[nodiscard]] const std::vector<std::string>& dropped() const { return dropped_; }

 private:
  void drop(std::size_t at) {
    stays_[at] = false;
    dropped_.push_back(kept_[at].job_id);
  }

  const std::vector<KeptResult>& kept_;
  std::vector<bool> stays_;
  std::vector<std::string> dropped_;
};

}  // namespace

std::optional<std::vector<std::string>> results_that_go(const std::vector<KeptResult>& kept, const KeptResult& fresh,
                                                        const ResultLimits& limits) {
  const auto share = limits.all_bytes / 4;
  if (fresh.bytes > share) return std::nullopt;
  Shelf shelf(kept);
  shelf.make_room([&](const KeptResult& one) { return one.asked_by == fresh.asked_by; }, counted(fresh), share);
  if (!fresh.scope.empty())
    shelf.make_room([&](const KeptResult& one) { return one.scope == fresh.scope; }, counted(fresh),
                    limits.all_bytes / 2);
  shelf.make_room_of_all(fresh, limits.all_bytes);
  return shelf.dropped();
}

}  // namespace muster::jobs
