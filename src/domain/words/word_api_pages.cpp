// The same figures for programs.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/domain/words/words_json_service.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>

namespace muster::words {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Reply phrases(const PageContext& context, const Request& request) {
  MUSTER_PAGE(spoken, request, context.spoken->of(request.capture("event"), request.capture("question")));
  return web::json(phrases_json(*spoken));
}

Reply comparison(const PageContext& context, const Request& request) {
  if (asks_groups(request)) {
    MUSTER_PAGE(groups, request, asked_groups(context, request));
    return web::json(comparison_json(compared(groups), &groups));
  }
  MUSTER_PAGE(pair, request, asked_pair(context, request));
  return web::json(comparison_json(compared(*pair.first, *pair.second)));
}

Reply questions(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, word_questions(context.database, request.capture("event")));
  const auto page = web::one_page(all, paging, [](const WordQuestion& question) { return question.code; });
  auto rows = json_array(page.rows, [](const WordQuestion& question) {
    return json_object({{"question", question.code}, {"label", question.label}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Json list_json(const wordlist::KeptWordList& list) {
  return json_object({{"version", list.version}, {"words", list.words}, {"what", list.what}});
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(kept, request, wordlist::word_list_of(context.database, event.programme_id));
  return web::json(list_json(kept));
}

Reply put_list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto* words = request.json ? request.json->find("words") : nullptr;
  const auto* version = request.json ? request.json->find("version") : nullptr;
  if (words == nullptr || words->text() == nullptr || version == nullptr || version->whole() == nullptr)
    return site::error_page(request,
                            bad_input("Send \"words\", the list, and \"version\", the number that it was made of."));
  MUSTER_PAGE(saved, request,
              wordlist::save_word_list(context.database, context.audit(request), event.programme_id, *version->whole(),
                                       *words->text(), "Changed by a program"));
  return web::json(list_json(saved));
}

web::Schema list_schema() {
  using namespace web;
  using web::text;
  return object({{"version", whole_number("Grows with each change; 0 where there is none yet")},
                 {"words", text("One thing a line")},
                 {"what", text("What was changed with it")}});
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = Permission::read_figures;
  const Parameter event{"event", text("The short name of an event"), "london-send-summit-2022"};
  const std::string all = "/api/events/{event}/words";
  router.get(all, right, [context](const Request& request) { return questions(context, request); })
      .describe({.summary = "The questions whose words can be looked at",
                 .parameters = {event, web::short_list()},
                 .replies = list_of(object({{"question", text("Its code")}, {"label", text()}})),
                 .example = R"([{"question": "stood_out", "label": "What stood out?"}])",
                 .by_pages = true});
  router.get(all + "/{question}", right, [context](const Request& request) { return phrases(context, request); })
      .describe(
          {.summary = "Words, and phrases of two and three, that at least three people use, most people first; of a "
                      "question for "
                      "words every word that was given, and no phrase",
           .parameters = {event, {"question", text("Its code"), "stood_out"}},
           .replies = object(
               {{"question", text()},
                {"label", text()},
                {"base", whole_number("People who wrote something")},
                {"hidden_words", whole_number("Words that may tell who somebody is")},
                {"words", list_of(object({{"word", text()}, {"people", whole_number()}, {"times", whole_number()}}))},
                {"hidden", whole_number("Phrases that may tell who somebody is")},
                {"phrases",
                 list_of(object({{"phrase", text()}, {"people", whole_number()}, {"times", whole_number()}}))}}),
           .example = R"({"question": "stood_out", "label": "What stood out?", "base": 31, "hidden_words": 0,
  "words": [{"word": "carer", "people": 7, "times": 8}], "hidden": 0,
  "phrases": [{"phrase": "parent carers", "people": 5, "times": 6}]})"});
  router
      .get("/api/events/{event}/words-compared", right,
           [context](const Request& request) { return comparison(context, request); })
      .describe(
          {.summary = "Which words people use more in one answer than in another, or one group of people more than "
                      "another in the same answer",
           .parameters = {event,
                          {"first", text("A question's code"), "challenge"},
                          {"second", text("Another's; none where groups are compared").where_known(), "hope"},
                          {"where",
                           text("In the place of `second`: a condition, whose people's words are compared with those "
                                "of the others. Of an anonymous form it means whole groups of its breakdown")
                               .where_known(),
                           ""},
                          {"beside",
                           text("With `where`: the condition of the others; none: everybody else").where_known(), ""},
                          {"with", text("Another event of the programme, whose question the second is").where_known(),
                           ""}},
           .replies = object(
               {{"pairing",
                 text_of({"apart", "same", "same_blind"},
                         "Different rounds; the same people, compared with themselves; the same people of an "
                         "anonymous form, where no test is made")},
                {"first_group", text("The condition of the first group, where groups are compared").where_known()},
                {"second_group", text("That of the second").where_known()},
                {"first_base", whole_number("People who wrote; of groups of an anonymous form all their people")},
                {"second_base", whole_number("The same of the second")},
                {"tests", whole_number("Words tested")},
                {"hidden", whole_number("Words that may tell who somebody is")},
                {"words", list_of(object(
                              {{"word", text()},
                               {"first", whole_number("People")},
                               {"second", whole_number("People")},
                               {"g2", number("G² over Williams's q, with a sign: above 0 where the first says the word "
                                             "more, below 0 where the second does. G² itself is never below 0")},
                               {"chi_square", number("With Yates's correction").or_null()},
                               {"p", number("Fisher's exact test, or McNemar's").or_null()},
                               {"corrected_p", number("For all words tested").or_null()}}))}}),
           .example =
               R"({"pairing": "apart", "first_base": 30, "second_base": 28, "tests": 0, "hidden": 0, "words": []})"});
  const std::string list_path = "/api/events/{event}/word-list";
  router.get(list_path, right, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The word list of the event's programme",
                 .parameters = {event},
                 .replies = list_schema(),
                 .example = R"({"version": 1, "words": "EHCP = EHC plan", "what": "Changed by hand"})"});
  router
      .put(list_path, Permission::write_report,
           [context](const Request& request) { return put_list(context, request); })
      .describe(
          {.summary = "Saves the programme's word list",
           .parameters = {event},
           .takes = {object({{"version", whole_number("The one it was made of: where another came, nothing is saved")},
                             {"words", text()}})},
           .replies = list_schema(),
           .example = R"({"version": 2, "words": "EHCP = EHC plan", "what": "Changed by a program"})"});
}

}  // namespace muster::words
