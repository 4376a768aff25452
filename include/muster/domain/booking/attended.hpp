#pragma once
// How long somebody was at an event, by what is known of them: functions of values.

#include <muster/domain/events/event_session.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// Where the hours of an event's certificates come from.
enum class HoursFrom {
  sessions,  ///< from the times of its sessions
  typed      ///< one number for everybody who came
};
[[nodiscard]] std::string_view hours_from_word(HoursFrom from);  ///< "sessions", "typed"
[[nodiscard]] Result<HoursFrom> parse_hours_from(std::string_view word);

inline constexpr std::int64_t most_minutes = 60'000;  ///< that certificates of one event may say
inline constexpr std::size_t longest_signature = 150;

struct CertificateRules {
  HoursFrom hours = HoursFrom::sessions;
  std::int64_t typed_minutes = 0;  ///< 1 to most_minutes where they are typed
  std::int64_t least_minutes = 0;  ///< who is known to have been there for less gets none; 0: everybody who came does
  std::string signed_by{};         ///< "Amina Clarke, Programme lead"; one line, may be empty
  /// Codes of sessions that somebody must have been at; of a module that is held more than once any day of it.
  std::set<std::string> compulsory{};
  std::int64_t version = 0;  ///< 0: never saved
};
/// The error names the field: "hours", "typed_minutes", "least_minutes", "signed_by".
[[nodiscard]] Outcome check_rules(const CertificateRules& rules);

/// What is known of one person.
struct Presence {
  bool came = false;
  std::set<std::string> sessions{};              ///< codes of those at whose doors they were checked in
  std::optional<std::int64_t> online_minutes{};  ///< as reports of online meetings say; nothing: none names them
  bool unseen = false;  ///< the event was online alone, has reports, and neither one of them nor a door saw them
  std::set<std::string> chosen{};       ///< codes of the sessions that they chose
  std::set<std::string> seen_online{};  ///< codes of those during which a report of a meeting saw them
};

/// Whether somebody gets a certificate, and what it says.
struct Attended {
  enum class Verdict {
    certified,
    did_not_come,
    too_short,
    missed,  ///< a compulsory session is over, and nothing saw them at it
    not_yet  ///< what it still needs can be had at sessions that are to come
  };
  Verdict verdict = Verdict::did_not_come;
  std::int64_t minutes = 0;                ///< 0: nobody knows how long, and the paper says nothing of it
  std::optional<std::int64_t> measured{};  ///< minutes that a door or a report saw
  std::vector<std::string> sessions{};     ///< titles of those at whose doors they were checked in, by time
  bool unseen = false;                     ///< marked as came, and no report of the online event names them
  std::vector<std::string> missed{};       ///< titles of compulsory sessions that are over without them, by time
  std::vector<std::string> awaited{};      ///< titles of compulsory sessions that are to come, by time
};

/// The time that sessions take, each minute once however many stand at one time, breaks not counted. One without an
/// end takes none.
[[nodiscard]] std::int64_t minutes_of(const std::vector<events::EventSession>& sessions);

/// Codes of the sessions that are not over at that moment, by the event's clocks: one without an end is over once it
/// has begun.
[[nodiscard]] std::set<std::string> sessions_to_come(const std::vector<events::EventSession>& sessions,
                                                     const events::Event& event, Instant now);

/// A session at whose door anybody was checked in (`checked`) counts for those who were checked in there, one that
/// people choose (`offered`, by code) for those who chose it or were checked in there; all others count for everybody
/// who came once they are over: what is `to_come` counts for nobody whom no door saw there, and
/// nobody has missed it. A compulsory session was attended by whoever was checked in at its door, or seen by a report
/// while it was held, and by nobody else. Of each of `repeated`, the titles of modules that are held more than once,
/// one day counts at most beside those at whose doors they were checked in: the day they chose, else the first. Who was
/// online by a report was there for as long as it says; of whoever was in both ways the longer of the two counts, never
/// their sum. Of whoever was unseen 0 minutes are measured, and hours from sessions are not known. `least_minutes` is
/// asked of what was measured alone: whoever came through a door where nothing was measured was there.
[[nodiscard]] Attended attended(const Presence& presence, const std::vector<events::EventSession>& sessions,
                                const std::set<std::string>& checked, const CertificateRules& rules,
                                const std::vector<std::string>& repeated = {},
                                const std::set<std::string>& to_come = {}, const std::set<std::string>& offered = {});

/// "Gets one", "Not long enough", "Missed “Module 1”".
[[nodiscard]] std::string verdict_words(const Attended& attended);
/// "“Module 1” and “Module 2: coaching”".
[[nodiscard]] std::string quoted_titles(const std::vector<std::string>& titles);

/// "5 hours 30 minutes", "1 hour", "45 minutes"; empty for none.
[[nodiscard]] std::string duration_words(std::int64_t minutes);
/// "5:30", "5.5", "5", "45 minutes", "5 hours 30 minutes" as minutes.
[[nodiscard]] Result<std::int64_t> parse_duration(std::string_view text);

}  // namespace muster::booking
