// Readings of answers for programs: page by page, and kept by the same rules as on the review's page.
#include "context_pages.hpp"
#include "rules_jobs.hpp"
#include "theme_json_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>
#include <numeric>

namespace muster::themes {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json codes(const Codebook& book, const std::vector<std::int64_t>& numbers) {
  return json_array(numbers, [&](std::int64_t number) {
    const auto* theme = book.theme(number);
    return theme == nullptr ? std::string() : theme->code;
  });
}

std::string standing_word(const ThemedText& text) {
  if (text.differs) return "differs";
  if (text.read) return "read";
  return text.by_rule ? "by_rule" : "unread";
}

/// What counts of a text, and what the visitor said of it; what others said one by one is nobody's before they read it.
Json text_json(const AskedTexts& texts, const ReadingBoard& board, std::size_t place, const std::string& reader) {
  const auto counts = board.themed_at(place);
  const auto own = board.at(place).find(reader);
  Json mine(nullptr);
  if (own != board.at(place).end())
    mine = json_object({{"themes", codes(board.book(), board.meant_at(place, own->second))},
                        {"says_nothing", own->second.says_nothing}});
  return json_object({{"key", texts.keys[place]},
                      {"text", texts.texts[place].text},
                      {"people", texts.texts[place].people},
                      {"may_be_quoted", texts.texts[place].agreed},
                      {"standing", standing_word(counts)},
                      {"themes", codes(board.book(), counts.themes)},
                      {"says_nothing", counts.says_nothing},
                      {"mine", std::move(mine)}});
}

Reply questions(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, questions_to_read(context.database, request.capture("event")));
  const auto page = web::one_page(all, paging, [](const QuestionToRead& question) { return question.code; });
  auto rows = json_array(page.rows, [&](const QuestionToRead& question) {
    std::int64_t mine = 0;
    std::int64_t readers = 0;
    for (const auto& [reader, read] : question.read) {
      if (is_person(reader)) ++readers;
      if (reader == request.visitor.actor()) mine = read;
    }
    return json_object({{"question", question.code},
                        {"label", question.label},
                        {"texts", question.texts},
                        {"readers", readers},
                        {"mine", mine}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply texts_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  std::vector<std::size_t> places(texts->keys.size());
  std::iota(places.begin(), places.end(), 0);
  const auto page = web::one_page(places, paging, [&](std::size_t place) { return texts->keys[place]; });
  Json::Array out;
  const auto looked = context.boards->look(texts, [&](const ReadingBoard& board, const ReadingBoard::Locks&) {
    for (const auto place : page.rows) out.push_back(text_json(*texts, board, place, request.visitor.actor()));
  });
  if (!looked.ok()) return site::error_page(request, looked.error());
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, Json(std::move(out))));
  return reply;
}

Result<Choice> sent_choice(const Codebook& book, const Request& request) {
  if (!request.json || request.json->object() == nullptr) return bad_input("Send a JSON object.");
  Choice choice;
  if (const auto* themes = request.json->find("themes")) {
    if (themes->array() == nullptr) return bad_input("Send \"themes\" as a list of codes.").at("themes");
    for (const auto& each : *themes->array()) {
      if (each.text() == nullptr) return bad_input("Send \"themes\" as a list of codes.").at("themes");
      MUSTER_TRY(theme, standing_theme(book, *each.text()));
      choice.themes.push_back(theme->number);
    }
  }
  for (const auto& [name, into] :
       {std::pair("says_nothing", &choice.says_nothing), std::pair("quoted", &choice.quoted)}) {
    const auto* sent = request.json->find(name);
    if (sent == nullptr) continue;
    if (sent->truth() == nullptr) return bad_input("Send \"" + std::string(name) + "\" as true or false.").at(name);
    *into = *sent->truth();
  }
  return choice;
}

Reply one_text(const PageContext& context, const Request& request, const std::shared_ptr<const AskedTexts>& texts,
               std::size_t place) {
  Json out;
  const auto looked = context.boards->look(texts, [&](const ReadingBoard& board, const ReadingBoard::Locks&) {
    out = text_json(*texts, board, place, request.visitor.actor());
  });
  return looked.ok() ? web::json(out) : site::error_page(request, looked.error());
}

Reply text_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  const auto place = texts->place_at(request.capture("text"));
  if (!place) return site::error_page(request, not_found("There is no such text."));
  return one_text(context, request, texts, *place);
}

Reply keep(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  MUSTER_PAGE(book, request, codebook_of(context.database, texts->event.programme_id));
  MUSTER_PAGE(choice, request, sent_choice(book, request));
  const auto kept = keep_reading(context.database, context.audit(request), *texts, request.capture("text"),
                                 request.visitor.actor(), choice);
  if (!kept.ok()) return site::error_page(request, kept.error());
  return one_text(context, request, texts, texts->place_at(request.capture("text")).value());
}

Reply take_back(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  const auto done = restore_reading(context.database, context.audit(request), *texts, request.capture("text"),
                                    request.visitor.actor(), TextBefore{});
  if (!done.ok()) return site::error_page(request, done.error());
  return one_text(context, request, texts, texts->place_at(request.capture("text")).value());
}

/// Always a job: a program can wait, and asks how far it is.
Reply rules(const PageContext& context, const Request& request) {
  MUSTER_PAGE(texts, request, readable_texts(context, request));
  MUSTER_PAGE(id, request,
              jobs::order(context.database, {request.visitor.actor(), context.now()}, rules_order(*texts)));
  return web::json(json_object({{"job", id}}));
}

web::Schema text_schema() {
  using namespace web;
  using web::text;
  return object(
      {{"key", text("Of the wording, in this round")},
       {"text", text()},
       {"people", whole_number("Who wrote exactly this")},
       {"may_be_quoted", whole_number("Of those, who may be quoted")},
       {"standing",
        text_of({"unread", "by_rule", "read", "differs"}, "Whether people, or words alone, gave the themes")},
       {"themes", list_of(text("A theme's code"), "What counts")},
       {"says_nothing", truth()},
       {"mine", object({{"themes", list_of(text())}, {"says_nothing", truth()}}, "What you gave it").or_null()}});
}

constexpr const char* text_example = R"({"key": "5f1d", "text": "Ofsted talk", "people": 1, "may_be_quoted": 1,
  "standing": "read", "themes": ["ofsted"], "says_nothing": false, "mine": {"themes": ["ofsted"], "says_nothing": false}})";

}  // namespace

void add_reading_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = Permission::read_answers;
  const std::string all = "/api/events/{event}/themes";
  const std::string one = all + "/{question}/texts/{text}";
  const Parameter event{"event", text("The short name of an event"), "london-send-summit-2022"};
  const Parameter question{"question", text("A question's code"), "stood_out"};
  const Parameter key{"text", text("The key of a text, as the list says it")};
  router.get(all, right, [context](const Request& request) { return questions(context, request); })
      .describe({.summary = "The questions whose texts are read for their themes, and how far",
                 .parameters = {event, web::short_list()},
                 .replies = list_of(object({{"question", text("Its code")},
                                            {"label", text()},
                                            {"texts", whole_number("Wordings")},
                                            {"readers", whole_number("People who have read some of it")},
                                            {"mine", whole_number("Wordings that you have read")}})),
                 .example = R"([{"question": "stood_out", "label": "What stood out?", "texts": 32, "readers": 2,
  "mine": 16}])",
                 .by_pages = true});
  router
      .get(all + "/{question}/texts", right, [context](const Request& request) { return texts_page(context, request); })
      .describe({.summary = "What people wrote with the themes it was given, in the order of the alphabet",
                 .parameters = {event, question},
                 .replies = list_of(text_schema()),
                 .example = "[" + std::string(text_example) + "]",
                 .by_pages = true});
  router.get(one, right, [context](const Request& request) { return text_page(context, request); })
      .describe({.summary = "One text with the themes it was given",
                 .parameters = {event, question, key},
                 .replies = text_schema(),
                 .example = text_example});
  router.put(one, right, [context](const Request& request) { return keep(context, request); })
      .describe({.summary = "Keeps your reading of a text; conflict where others read it",
                 .parameters = {event, question, key},
                 .takes = {object({{"themes", list_of(text("A theme's code")).where_known()},
                                   {"says_nothing", truth().where_known()},
                                   {"quoted", truth("To be printed with its themes").where_known()}})},
                 .replies = text_schema(),
                 .example = text_example});
  router.add(Method::delete_, one, right, [context](const Request& request) { return take_back(context, request); })
      .describe({.summary = "Takes your reading of a text back",
                 .parameters = {event, question, key},
                 .replies = text_schema()});
  router.post(all + "/{question}/rules", right, [context](const Request& request) { return rules(context, request); })
      .describe({.summary = "Asks for themes to be given by their words; a job, all of it or nothing",
                 .parameters = {event, question},
                 .takes = {object({})},
                 .replies = object({{"job", text("Its id")}}),
                 .example = R"({"job": "k2p"})"});
}

}  // namespace muster::themes
