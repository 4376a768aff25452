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
  std::string frozen_by;             ///< id of an account, or a word for who did it without one
  std::string language{};            ///< that it was frozen in, a tag; English where it is empty
  std::string checksum;              ///< of all that it prints: the same print, the same checksum
  bool of_event_alone = false;       ///< frozen by an earlier version, whose checksum is of the event's figures alone
  std::vector<std::string> changes;  ///< since the edition before, in sentences; empty of the first one
  std::int64_t names_taken_out = 0;  ///< of people who were erased since
  std::string last_taken_out_on;     ///< day of the last of them, ISO; empty where there is none
  bool names_can_go = false;         ///< names stand in it as references; not so in editions of earlier versions
};

/// What the page says of names that went: "The names of 2 people who were erased were taken out, the last on 3 May
/// 2024. No figure changed, and the checksum is the same."; empty where none went.
[[nodiscard]] std::string names_taken_out_in_words(const Edition& edition);

/// What the checksum is of: "of all that it prints, less the names of delegates", or of an earlier edition "of the
/// event’s figures alone, ...".
[[nodiscard]] std::string checksum_in_words(const Edition& edition);

/// Every figure of the event, a line each: "key, tab, what it is, tab, how it is printed".
[[nodiscard]] std::string figures_told(const figures::Summary& summary);
/// Those lines less the one of how many answered.
[[nodiscard]] std::string without_responses(std::string figures);

/// What is different in the figures of two editions, in sentences; one that says that nothing is, where nothing is. Of
/// many, the first forty and how many more.
[[nodiscard]] std::vector<std::string> changes_between(std::string_view before, std::string_view now,
                                                       bool words_changed);

/// "edition 2", or "edition 2, interim: the form is still open": what stands at the foot of each page.
[[nodiscard]] std::string edition_words(std::int64_t number, bool interim);

}  // namespace muster::report
