#pragma once
// The words of two groups of an event's people, loaded with all that they need.

#include <muster/domain/figures/group_words.hpp>
#include <muster/domain/figures/summary_service.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::figures {

class KeptColumns;

/// Keeps the answers of rounds while there is room. Safe to use from many threads.
class GroupsOfWords {
 public:
  explicit GroupsOfWords(store::Database& database);
  GroupsOfWords(const GroupsOfWords&) = delete;
  GroupsOfWords& operator=(const GroupsOfWords&) = delete;
  ~GroupsOfWords();

  /// Errors: no such event, or one without a form; those of a condition or of groups that cannot be compared, at
  /// "where" or "beside".
  [[nodiscard]] Result<GroupWords> of(const std::string& event_slug, Instant now, const GroupsWanted& wanted);

 private:
  store::Database& database_;
  std::unique_ptr<KeptColumns> columns_;
};

/// Groups that may stand side by side: of an anonymous round those of its cuts, of one with names the answers to its
/// questions and what the delegate list says. None where nothing may be broken down.
[[nodiscard]] Result<std::vector<GroupChoice>> group_choices(store::Database& database, Summaries& summaries,
                                                             Instant now, const std::string& event_slug);

}  // namespace muster::figures
