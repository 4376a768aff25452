#pragma once
// What was said at an event and what the team answers to it: values, for the page on which responses are written and
// for the report that prints both in one place.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

/// What a response answers: one note of the event, or all that was written to one question of its form. Single answers
/// to a form have no response of their own: it would point at who wrote them.
struct Said {
  std::string note_id{};   ///< empty where it is a question
  std::string question{};  ///< the question's code; empty where it is a note
  friend bool operator==(const Said&, const Said&) = default;
};

/// In the team's words. Printed once it is published, and by nobody before.
struct Response {
  std::string words{};
  std::optional<Date> published_on{};
  std::int64_t version = 0;  ///< 0 where none is written
};

/// "Open" while nothing is written, "Written" before it is published, "Published".
[[nodiscard]] std::string response_state(const Response& response);
/// Errors at "words": longer than longest_words, or empty and to be published.
[[nodiscard]] Outcome check_response(const Response& response);

/// One thing that was said, as the team sees it.
struct Comment {
  Said said;
  std::string kind;   ///< "challenge", "opportunity", "question"; "form" where it is a question of the form
  std::string table;  ///< where it was noted; may be empty
  std::string text;   ///< the note, or the label of the form's question
  Response response;
};

/// One note as a report prints it.
struct ReportedComment {
  std::string kind;
  std::string table;
  std::string text;
  std::string response{};  ///< of a published response alone
};
/// All of an event.
struct ReportedComments {
  std::vector<ReportedComment> notes;        ///< by table, then as typed
  std::map<std::string, std::string> texts;  ///< published responses to what was written, by the question's code
};

}  // namespace muster::actions
