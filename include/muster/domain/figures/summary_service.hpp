#pragma once
// From the store to figures: loads one event, summarises it, keeps the summary while nothing changes.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <array>
#include <atomic>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace muster::figures {

class KeptColumns;
class KeptSummaries;

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
  /// Room for the texts of 200,000 answers, with their themes.
  static constexpr std::size_t usual_budget = 64'000'000;
  /// `rules` are all of them, but for the tests that show what each is for. Keeps at most `budget` bytes of summaries;
  /// what is larger by itself is made anew for whoever asks next.
  explicit Summaries(store::Database& database, const feedback::DisclosureRules& rules = {},
                     std::size_t budget = usual_budget);
  Summaries(const Summaries&) = delete;
  Summaries& operator=(const Summaries&) = delete;
  ~Summaries();

  /// The summary of an event. Errors: no such event, a filter that is wrong or may not be used (bad_input).
  [[nodiscard]] Result<std::shared_ptr<const Summary>> of(const std::string& event_slug, Instant now,
                                                          const Filter& filter = {});
  /// How many were begun to be made.
  [[nodiscard]] std::int64_t made() const { return made_; }
  /// Bytes of the summaries that are kept.
  [[nodiscard]] std::size_t bytes();

 private:
  using SummaryResult = Result<std::shared_ptr<const Summary>>;
  /// Of the answers, of the word list and of the themes: side by side, for one that begins anew would hide another's
  /// step in their sum.
  using Versions = std::array<std::int64_t, 3>;
  [[nodiscard]] SummaryResult make(const std::string& event_slug, Instant now, const Filter& filter,
                                   const std::string& key);

  store::Database& database_;
  feedback::DisclosureRules rules_;
  std::unique_ptr<KeptColumns> columns_;  ///< the answers of rounds, for filters that come next
  std::mutex guard_;
  std::unique_ptr<KeptSummaries> kept_;  ///< by event slug and filter
  std::map<std::pair<std::string, Versions>, std::shared_future<SummaryResult>> in_making_;  ///< the same, and of what
  std::atomic<std::int64_t> made_{0};
};

}  // namespace muster::figures
