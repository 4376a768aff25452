// Notes and the team's published responses. A response that is not published stands nowhere.
#include "comments.hpp"

#include "suggestion.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>

namespace muster::report {
namespace {

constexpr std::array kinds{"challenge", "opportunity", "question"};

Value said(std::string text) {
  Value out;
  out.text = std::move(text);
  return out;
}

std::string in_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::erase(text, '\r');
  return text;
}

Value response_value(const std::string& words) {
  return words.empty() ? instead_of(tell("no response is published")) : said(in_one_line(words));
}

LookupResult of_all(const Expression& expression, const Scope& scope) {
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->comments();
  static const actions::ReportedComments none;
  if (all == nullptr) all = &none;
  CommentsAsked which;
  if (expression.path.size() > 1) {
    const auto part = lower_case(expression.path[1].text);
    which.answered = part == "answered";
    which.open = part == "open";
    if ((!which.answered && !which.open) || expression.path.size() > 2)
      return error(expression.path[1], "comments have no \"" + expression.path[1].text + "\"",
                   suggested(part, {"answered", "open"}));
  }
  Value out;
  out.count = std::ranges::count_if(all->notes, [&](const auto& one) { return which.takes(one); });
  if (expression.path.size() > 1) out.base = static_cast<std::int64_t>(all->notes.size());
  return out;
}

LookupResult of_one(const Expression& expression, const Scope& scope) {
  const auto& path = expression.path;
  if (scope.comment == nullptr)
    return error(path[0], "a comment has its figures inside ::: each comment", "write ::: each comment above it");
  const auto& comment = *scope.comment;
  if (path.size() == 1) return said(in_one_line(comment.text));
  if (path.size() > 2)
    return error(path[2], "nothing stands behind the part of a comment", "take ." + path[2].text + " out");
  const auto part = lower_case(path[1].text);
  if (part == "kind") return said(comment_kind(comment.kind));
  if (part == "table") return comment.table.empty() ? instead_of(tell("no table")) : said(comment.table);
  if (part == "response") return response_value(comment.response);
  return error(path[1], "a comment has no \"" + path[1].text + "\"",
               suggested(path[1].text, {"kind", "table", "response"}));
}

}  // namespace

bool CommentsAsked::takes(const actions::ReportedComment& comment) const {
  if (!kind.empty() && comment.kind != kind) return false;
  return (!answered || !comment.response.empty()) && (!open || comment.response.empty());
}

CommentsAsked comments_asked(Arguments& arguments) {
  CommentsAsked which;
  for (bool taken = true; taken;) {
    taken = false;
    for (const auto* kind : kinds)
      if (which.kind.empty() && arguments.word(kind)) {
        which.kind = kind;
        taken = true;
      }
    if (!which.answered && !which.open) {
      which.answered = arguments.word("answered");
      which.open = !which.answered && arguments.word("open");
      taken = taken || which.answered || which.open;
    }
  }
  return which;
}

std::string comment_kind(const std::string& kind) {
  if (kind == "challenge") return tell("Challenge");
  if (kind == "opportunity") return tell("Opportunity");
  if (kind == "question") return tell("Question");
  return capitalised(kind);
}

std::string response_to(const figures::QuestionFigures& question, const Scope& scope) {
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->comments();
  if (all == nullptr) return {};
  const auto found = all->texts.find(question.code);
  return found == all->texts.end() ? std::string() : found->second;
}

std::optional<LookupResult> of_comments(const Expression& expression, const Scope& scope, const std::string& first) {
  const auto& path = expression.path;
  if (path.size() == 2 && lower_case(path[1].text) == "response") {
    if (const auto* question = scope.question_named(first)) return response_value(response_to(*question, scope));
  }
  if (scope.question_named(first) != nullptr) return std::nullopt;
  if (first == "comment") return of_one(expression, scope);
  if (first == "comments") return of_all(expression, scope);
  return std::nullopt;
}

}  // namespace muster::report
