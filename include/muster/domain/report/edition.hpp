#pragma once
// An edition: a report as it was frozen to be passed on. It never changes, whatever happens to the answers or the
// words.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/clock.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

struct Edition {
  std::string id;
  std::string report;       ///< name of its definition
  std::int64_t number = 0;  ///< 1, 2, ... of this report of this event
  std::string note;         ///< what it holds or whom it is for, in the words of whoever froze it; may be empty
  bool interim = false;     ///< the form was still open
  Instant frozen_at;
  std::string checksum;              ///< of its figures: equal figures, equal checksum
  std::vector<std::string> changes;  ///< since the edition before, in sentences; empty of the first one
};

/// Every figure that a report can speak of, a line each: "key, tab, what it is, tab, how it is printed".
[[nodiscard]] std::string figures_told(const figures::Summary& summary);

/// What is different in the figures of two editions, in sentences; one that says that nothing is, where nothing is. Of
/// many, the first forty and how many more.
[[nodiscard]] std::vector<std::string> changes_between(std::string_view before, std::string_view now,
                                                       bool words_changed);

/// "edition 2", or "edition 2, interim: the form is still open": what stands at the foot of each page.
[[nodiscard]] std::string edition_words(std::int64_t number, bool interim);

}  // namespace muster::report
