// Answers for programs: single forms for those who may read them, and one sent in by whoever may enter answers.
#include "answer_readers_pages.hpp"
#include "domain/feedback/api_context_pages.hpp"
#include "single_answers_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

constexpr std::size_t shortest_key = 16;
constexpr std::size_t longest_key = 200;

Json answer_json(const forms::Answers& answers) {
  Json::Object given;
  for (const auto& [question, answer] : answers) {
    if (answer.codes.empty() && answer.texts.empty()) continue;
    given.emplace_back(question, json_object({{"codes", answer.codes},
                                              {"texts", answer.texts},
                                              {"written_in", if_any(Json(answer.written_in))}}));
  }
  return Json(std::move(given));
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return site::error_page(request, not_found("There is no form for this event yet."));
  if (!may_read(request, round)) return site::error_page(request, not_told());
  MUSTER_PAGE(found, request, single_answers(context.database, *round, context.now(), paging.of({})));
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, found, json_array(found.rows, answer_json)));
  return reply;
}

/// Each question's values, as the page's form would send them; a text alone is one value.
Result<forms::TypedAnswers> typed_answers(const Json* sent) {
  const auto wrong = [] {
    return bad_input("Send \"answers\" as an object: the code of each question with a text, or a list of texts.")
        .at("answers");
  };
  if (sent == nullptr || sent->object() == nullptr) return wrong();
  forms::TypedAnswers typed;
  for (const auto& [question, given] : *sent->object()) {
    auto& values = typed[question];
    if (given.text() != nullptr) values.push_back(*given.text());
    for (std::size_t at = 0; given.array() != nullptr && at < given.array()->size(); ++at) {
      const auto& one = (*given.array())[at];
      if (one.text() == nullptr) return wrong();
      values.push_back(*one.text());
    }
    if (given.text() == nullptr && given.array() == nullptr) return wrong();
  }
  return typed;
}

std::vector<std::string> option_codes(const forms::Form& form, const std::string& code) {
  const auto* question = form.question(code);
  std::vector<std::string> codes;
  if (question == nullptr) return codes;
  for (const auto& option : question->options) codes.push_back(option.code);
  return codes;
}

/// What was meant by a code that the question does not have; empty where it has them all, or none that is near.
std::string meant(const forms::Form& form, const forms::TypedAnswers& typed, const std::string& question) {
  const auto codes = option_codes(form, question);
  const auto given = typed.find(question);
  if (codes.empty() || given == typed.end()) return {};
  for (const auto& value : given->second)
    if (std::ranges::find(codes, value) == codes.end()) return did_you_mean(value, codes);
  return {};
}

Error no_question(const forms::Form& form, const std::string& code, const std::string& field) {
  std::vector<std::string> codes;
  for (const auto* question : form.questions()) codes.push_back(question->code);
  const auto hint = did_you_mean(code, codes);
  auto error = bad_input("The form has no question \"" + code + "\"" + (hint.empty() ? "." : "; " + hint));
  if (!hint.empty()) {
    Diagnostic told;
    told.message = "the form has no question \"" + code + "\"";
    told.hint = hint;
    error.diagnostics.push_back(std::move(told));
  }
  return std::move(error).at(field);
}

Error told_of(const forms::Form& form, const forms::TypedAnswers& typed,
              const std::vector<forms::AnswerError>& errors) {
  auto error = bad_input("The answers do not fit the form, so nothing was saved.").at(errors.front().question);
  for (const auto& each : errors) {
    Diagnostic told;
    told.message = each.question + ": " + each.message;
    told.hint = meant(form, typed, each.question);
    error.diagnostics.push_back(std::move(told));
  }
  return error;
}

/// Why the form took no answer: a program has no page on which its answers still stand.
Error not_taken(const PageContext& context, const Request& request, const Error& error) {
  if (error.kind != ErrorKind::conflict) return error;
  const auto round = settle_event_round(context.database, context.now(), request.capture("event"));
  if (!round.ok() || !round->has_value()) return not_found("There is no form for this event yet.");
  switch (state_at(**round, context.now())) {
    case RoundState::draft:
      return conflict("This form is not open yet. Nothing was saved.");
    case RoundState::closed:
      return conflict("This form has closed. Nothing was saved.");
    case RoundState::open:
      break;
  }
  if (needs_link((*round)->answered_by))
    return conflict(
        "This form is answered by links of people’s own, so no program can enter answers. Nothing was saved.");
  return conflict(
      "This key is of a form that was closed and opened again since. Nothing was saved; send the answers with another "
      "key.");
}

/// The same form as on the page, by the same rules: beside what is saved stands nobody, and no moment.
Reply enter(const PageContext& context, const Request& request) {
  std::string key;
  web::SentObject sent(request);
  sent.text("key", key, "Send a \"key\": a random text of your own for each answer. Sent twice, it is saved once.");
  const auto* answers = sent.member("answers");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (key.size() < shortest_key || key.size() > longest_key)
    return site::error_page(request, bad_input("Send a \"key\" of 16 to 200 characters.").at("key"));
  MUSTER_PAGE(typed, request, typed_answers(answers));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), request.capture("event")));
  if (!round) return site::error_page(request, not_found("There is no form for this event yet."));
  for (const auto& [question, values] : typed) {
    const auto code = question.substr(0, question.find('.'));
    if (round->form->question(code) == nullptr)
      return site::error_page(request, no_question(*round->form, code, question));
  }
  const auto saved = submit(context.database, context.now(), round->short_code, typed, key);
  if (!saved.ok()) return site::error_page(request, not_taken(context, request, saved.error()));
  if (!saved->errors.empty()) return site::error_page(request, told_of(*round->form, typed, saved->errors));
  return web::json(json_object({{"saved", true}, {"repeated", saved->repeated}}));
}

}  // namespace

void add_answers_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  auto answer =
      object({},
             "By the code of each question that was answered: \"codes\" of options that were ticked, "
             "\"texts\" that were written, and \"written_in\", the option of each text, where several can be");
  answer.open = true;
  router
      .get("/api/events/{event}/answers", access::Permission::read_answers,
           [context](const Request& request) { return list(context, request); })
      .describe({.summary =
                     "Single forms that were filled in, in no order that means anything; not for passing on. Of an "
                     "anonymous form once it has closed",
                 .parameters = {{"event", web::text("The event's short name, as /api/events lists it"), "summit-2022"}},
                 .replies = list_of(std::move(answer)),
                 .example = R"([{"helpful": {"codes": ["helpful"], "texts": []}}])",
                 .by_pages = true});
  router
      .post("/api/events/{event}/answers", access::Permission::enter_answers,
            [context](const Request& request) { return enter(context, request); })
      .describe(
          {.summary =
               "Sends one filled form in, as its page would; no Idempotency-Key is kept, for the form's own key says "
               "that it came before",
           .parameters = {{"event", web::text("The event's short name, as /api/events lists it"), "summit-2022"}},
           .takes = {object({{"key", web::text("16 to 200 random characters of your own")},
                             {"answers", any_object("By the code of each question: a text, or a list of texts")}})},
           .replies = object({{"saved", truth()}, {"repeated", truth("It came before: the first stands")}}),
           .example = R"({"saved": true, "repeated": false})"});
}

}  // namespace muster::feedback
