// Gathers the room's routes, and lists the questions that can be read.
#include <muster/domain/themes/themes_pages.hpp>

#include "context_pages.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/kit/base/markup.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply questions_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(questions, request, questions_to_read(context.database, event.slug));
  const auto names = reader_names(context, request);
  View view;
  view.head("Themes of what people wrote",
            "Read the answers to a question one after the other and say what each speaks of. The codebook is the "
            "programme’s: it goes on from question to question and from event to event.");
  view.set("EVENT_PATH", "/events/" + event.slug);
  for (const auto& question : questions) {
    auto& row = view.add("QUESTION", question.label)
                    .set("QUESTION_PLACE",
                         question.number == 0 ? "No longer asked" : "Question " + std::to_string(question.number))
                    .set("QUESTION_PATH", "/events/" + event.slug + "/themes/" + question.code)
                    .set("QUESTION_TEXTS", counted(question.texts, "answer", "answers"))
                    .set("ANSWERS_PATH", "/events/" + event.slug + "/themes/" + question.code + "/answers");
    std::int64_t readers = 0;
    for (const auto& [reader, read] : question.read) {
      if (!is_person(reader)) continue;
      ++readers;
      row.add("READER", reader_name(names, reader)).set("READER_READ", grouped(read));
    }
    row.show_if(readers == 0, "NOBODY");
  }
  view.show_if(questions.empty(), "NO_QUESTION");
  return site::desk_page(request, frame_of(event, "Themes"), web::render("domain/themes/pages/questions.html", view));
}

}  // namespace

site::Frame frame_of(const events::Event& event, std::string title, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::summary, error};
}

Result<std::shared_ptr<const AskedTexts>> readable_texts(const PageContext& context, const Request& request) {
  MUSTER_TRY(texts, context.texts->of(request.capture("event"), request.capture("question")));
  if (!texts->readers_told && request.visitor.may(access::where_people_were_told))
    return Error{
        ErrorKind::not_allowed,
        "The people who answered this form were not told that you could read single answers. Ask an organiser.",
        {},
        {}};
  return texts;
}

std::map<std::string, std::string> reader_names(const PageContext& context, const Request& request) {
  std::map<std::string, std::string> names;
  if (const auto all = access::accounts(context.database); all.ok()) {
    for (const auto& account : *all) names.emplace(account.id, account.email);
  }
  names[request.visitor.actor()] = "You";
  return names;
}

std::string reader_name(const std::map<std::string, std::string>& names, const std::string& reader) {
  const auto found = names.find(reader);
  if (found != names.end()) return found->second;
  return reader.find(' ') != std::string::npos ? reader : "A reader who has left";
}

std::string marks_svg(std::int64_t filled, std::int64_t all, std::int64_t now_at, const std::string& words) {
  constexpr std::int64_t most_squares = 66;
  constexpr std::int64_t step = 20;
  const auto name =
      words.empty() ? std::string(R"( aria-hidden="true")") : R"( role="img" aria-label=")" + escaped(words) + "\"";
  // Of the codebook: small squares, as many as people.
  if (now_at == -2) {
    constexpr std::int64_t small = 8;
    constexpr std::int64_t room = 12;
    if (all > room) {
      const auto width = all == 0 ? 0 : filled * room * small / all;
      return R"(<svg class="theme-marks" width="96" height="10" viewBox="0 0 96 10")" + name + R"(><rect width=")" +
             std::to_string(width) + R"(" height="10" fill="currentColor"/></svg>)";
    }
    std::string out = R"(<svg class="theme-marks" width="96" height="10" viewBox="0 0 96 10")" + name + ">";
    for (std::int64_t at = 0; at < filled; ++at)
      out += R"(<rect x=")" + std::to_string(at * small) + R"(" width="7" height="10" fill="currentColor"/>)";
    return out + "</svg>";
  }
  if (all > most_squares) {
    return R"(<svg class="reading-marks" viewBox="0 0 1000 18" preserveAspectRatio="none")" + name +
           R"(><rect x="0.5" y="0.5" width="999" height="17" fill="#fff" stroke="#868a8f"/><rect width=")" +
           std::to_string(filled * 1000 / all) + R"(" height="18" fill="currentColor"/></svg>)";
  }
  // They fill the row; where there are few, they are as large as of as many as fill it.
  constexpr std::int64_t usual = 32;
  std::string out = R"(<svg class="reading-marks" viewBox="0 0 )" + std::to_string(std::max(all, usual) * step) +
                    R"( 18")" + name + R"( preserveAspectRatio="none">)";
  for (std::int64_t at = 0; at < all; ++at) {
    const auto x = std::to_string(at * step + 1);
    if (at < filled)
      out += R"(<rect x=")" + x + R"(" y="1" width="16" height="16" fill="currentColor"/>)";
    else if (at == now_at)
      out += R"(<rect x=")" + x +
             R"(" y="1" width="16" height="16" fill="#eaf0f6" stroke="currentColor" stroke-width="2"/>)";
    else
      out += R"(<rect x=")" + x + R"(" y="1" width="16" height="16" fill="#fff" stroke="#868a8f"/>)";
  }
  return out + "</svg>";
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock, std::make_shared<AskedTextsKept>(database),
                            std::make_shared<ReadingBoards>(database)};
  router.get("/events/{event}/themes", access::Permission::read_answers,
             [context](const Request& request) { return questions_page(context, request); });
  add_answer_list_pages(router, context);
  add_review_pages(router, context);
  add_book_pages(router, context);
  add_book_api_pages(router, context);
  add_reading_api_pages(router, context);
}

}  // namespace muster::themes
