#pragma once
// What was said at the event and what the team answers, as a report's figures, conditions and loops ask for it.

#include "arguments.hpp"
#include "figure_value.hpp"
#include "scope.hpp"

#include <optional>
#include <string>

namespace muster::report {

/// Which comments a line is about: all where it says nothing.
struct CommentsAsked {
  std::string kind{};  ///< "question"; empty: any
  bool answered = false;
  bool open = false;  ///< without a published response
  [[nodiscard]] bool takes(const actions::ReportedComment& comment) const;
};
/// `question`, `answered`: taken from a line, in any order.
[[nodiscard]] CommentsAsked comments_asked(Arguments& arguments);

/// "Challenge", in the report's language.
[[nodiscard]] std::string comment_kind(const std::string& kind);
/// The published response to what was written to a question of the form; empty where there is none.
[[nodiscard]] std::string response_to(const figures::QuestionFigures& question, const Scope& scope);

/// `{comments}` and its parts, `{comment}` inside `each comment`, `{helpful.response}`; nothing where it is another.
[[nodiscard]] std::optional<LookupResult> of_comments(const Expression& expression, const Scope& scope,
                                                      const std::string& first);

}  // namespace muster::report
