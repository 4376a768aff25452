#pragma once
// From the store to figures: loads one event, summarises it, keeps the summary while nothing changes.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <atomic>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace muster::figures {

class KeptColumns;

/// A filter in words with whom it is for. On an anonymous round only those who may read single answers may choose any
/// group; everybody else chooses whole blocks, for with enough filters one person's answers could be rebuilt.
struct Filter {
  std::string where;  ///< empty: everybody
  bool by_reader_of_answers = false;
  bool only_where_told = false;  ///< they may only in rounds whose people were told that single forms can be read
  bool in_full = false;          ///< a reader wants all figures of the group, not for passing on
};

/// The summaries of a database. A summary is made once for each version of an event, however many ask for it at the
/// same moment; every change that figures may depend on makes a new version. Safe to use from many threads.
class Summaries {
 public:
  /// `rules` are all of them, but for the tests that show what each is for.
  explicit Summaries(store::Database& database, const feedback::DisclosureRules& rules = {});
  Summaries(const Summaries&) = delete;
  Summaries& operator=(const Summaries&) = delete;
  ~Summaries();

  /// The summary of an event. Errors: no such event, a filter that is wrong or may not be used (bad_input).
  [[nodiscard]] Result<std::shared_ptr<const Summary>> of(const std::string& event_slug, Instant now,
                                                          const Filter& filter = {});
  /// How many were begun to be made.
  [[nodiscard]] std::int64_t made() const { return made_; }

 private:
  using SummaryResult = Result<std::shared_ptr<const Summary>>;
  struct CachedSummary {
    std::int64_t version = 0;
    std::shared_ptr<const Summary> summary;
  };
  [[nodiscard]] SummaryResult make(const std::string& event_slug, Instant now, const Filter& filter,
                                   const std::string& key);

  store::Database& database_;
  feedback::DisclosureRules rules_;
  std::unique_ptr<KeptColumns> columns_;  ///< the answers of rounds, for filters that come next
  std::mutex guard_;
  std::map<std::string, CachedSummary> kept_;  // event slug and filter -> summary; emptied when it grows past a bound
  std::map<std::pair<std::string, std::int64_t>, std::shared_future<SummaryResult>>
      in_making_;  // the same and its version
  std::atomic<std::int64_t> made_{0};
};

}  // namespace muster::figures
