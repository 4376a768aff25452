// The codebook for programs: read, changed, taken back, out and in as a file. Answered in the words of the pages.
#include "context_pages.hpp"
#include "theme_json_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/paging.hpp>

#include <Poco/Base64Encoder.h>

#include <algorithm>
#include <sstream>

namespace muster::themes {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string tone_word(Tone tone) { return tone == Tone::none ? "none" : std::string(tone_name(tone)); }

Json theme_json(const Codebook& book, const Theme& theme) {
  Json::Array joined;
  for (const auto& other : book.themes) {
    if (other.merged_into == theme.number) joined.emplace_back(other.code);
  }
  return json_object({{"theme", theme.code},
                      {"key", theme.number},
                      {"name", theme.name},
                      {"tone", tone_word(theme.tone)},
                      {"words", theme.words},
                      {"only_for", theme.only_for},
                      {"state", theme.state == ThemeState::offered ? "offered" : state_name(theme.state)},
                      {"joined", Json(std::move(joined))}});
}

Json book_json(const events::Event& event, const Codebook& book) {
  return json_object(
      {{"programme", event.programme},
       {"version", book.version},
       {"themes", json_array(book.standing(), [&](const Theme* theme) { return theme_json(book, *theme); })},
       {"put_away", json_array(book.put_away(), [&](const Theme* theme) { return theme_json(book, *theme); })}});
}

Reply book_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  return web::json(book_json(event, book));
}

Reply theme_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  MUSTER_PAGE(theme, request, standing_theme(book, request.capture("theme")));
  return web::json(theme_json(book, *theme));
}

/// Puts what was sent over what stands; what is left out stays.
Outcome take_sent(const Request& request, ThemeText& theme) {
  MUSTER_CHECK(take_text(request, "name", theme.name));
  MUSTER_CHECK(take_text(request, "words", theme.words));
  MUSTER_CHECK(take_text(request, "theme", theme.code));
  auto places = theme.only_for.value_or("");
  MUSTER_CHECK(take_text(request, "only_for", places));
  theme.only_for = std::move(places);
  auto tone = tone_word(theme.tone);
  MUSTER_CHECK(take_text(request, "tone", tone));
  MUSTER_TRY(read, parse_tone(tone == "none" ? "" : tone));
  theme.tone = read;
  return Success{};
}

/// Changes the book, and answers the theme that came or was changed by it.
Reply change(const PageContext& context, const Request& request,
             const std::function<Result<BookChange>(const Codebook&)>& wanted) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  std::int64_t number = 0;
  MUSTER_PAGE(book, request,
              change_book(context.database, context.audit(request), event.programme_id,
                          [&](const Codebook& now) -> Result<BookChange> {
                            MUSTER_TRY(made, wanted(now));
                            number = made.fresh.empty() ? made.after.front().number : made.fresh.front();
                            return made;
                          }));
  const auto* theme = book.theme(number);
  if (theme->merged_into != 0) theme = book.theme(theme->merged_into);
  return web::json(theme_json(book, *theme));
}

Reply add(const PageContext& context, const Request& request) {
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    ThemeText theme;
    MUSTER_CHECK(take_sent(request, theme));
    return added(book, theme);
  });
}

Reply alter(const PageContext& context, const Request& request) {
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    MUSTER_TRY(stands, standing_theme(book, request.capture("theme")));
    ThemeText theme{stands->name, stands->tone, stands->words, stands->code, stands->only_for};
    MUSTER_CHECK(take_sent(request, theme));
    if (theme.code != stands->code)
      return bad_input("A theme’s code never changes: reports know it by its code.").at("theme");
    return changed(book, stands->number, theme);
  });
}

Reply join(const PageContext& context, const Request& request) {
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    std::string into;
    MUSTER_CHECK(take_text(request, "into", into));
    MUSTER_TRY(from, standing_theme(book, request.capture("theme")));
    MUSTER_TRY(other, standing_theme(book, into));
    return merged(book, from->number, other->number);
  });
}

Reply retire(const PageContext& context, const Request& request) {
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    MUSTER_TRY(theme, standing_theme(book, request.capture("theme")));
    return retired(book, theme->number);
  });
}

Reply bring_back(const PageContext& context, const Request& request) {
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    MUSTER_TRY(theme, standing_theme(book, request.capture("theme")));
    return brought_back(book, theme->number);
  });
}

Reply split_off(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(standing, request, codebook_of(context.database, event.programme_id));
  MUSTER_PAGE(from, request, standing_theme(standing, request.capture("theme")));
  ThemeText part;
  if (const auto sent = take_sent(request, part); !sent.ok()) return site::error_page(request, sent.error());
  MUSTER_PAGE(moves, request, answers_to_split(context.database, event.slug, standing, from->number, part));
  (void)moves;
  return change(context, request, [&](const Codebook& book) -> Result<BookChange> {
    MUSTER_TRY(from, standing_theme(book, request.capture("theme")));
    ThemeText theme;
    MUSTER_CHECK(take_sent(request, theme));
    return split(book, from->number, theme);
  });
}

Reply changes(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  constexpr std::int64_t most = 1'000'000;
  MUSTER_PAGE(all, request, changes_of(context.database, event.programme_id, most));
  const auto page = web::one_page(all, paging, [](const auto& each) { return std::to_string(each.number); });
  auto rows = json_array(page.rows, [](const auto& each) {
    return json_object({{"change", each.number},
                        {"what", each.what},
                        {"at", iso_instant(each.at)},
                        {"by", each.by},
                        {"taken_back", each.undone}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply undo(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto* sent = request.json ? request.json->find("change") : nullptr;
  if (sent == nullptr || sent->whole() == nullptr)
    return site::error_page(request, bad_input("Send \"change\", the number of the newest change that stands."));
  MUSTER_PAGE(book, request, undo_change(context.database, context.audit(request), event.programme_id, *sent->whole()));
  return web::json(book_json(event, book));
}

std::string base64(const std::string& bytes) {
  std::ostringstream out;
  Poco::Base64Encoder encoder(out);
  encoder.rdbuf()->setLineLength(0);
  encoder << bytes;
  encoder.close();
  return out.str();
}

Reply file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(book, request, codebook_of(context.database, event.programme_id));
  const auto& format = request.capture("format");
  const auto bytes = written_codebook(book, event.programme, format);
  if (!bytes.ok()) return site::error_page(request, not_found(bytes.error().message));
  return web::json(json_object(
      {{"file_name", "codebook." + format}, {"media_type", codebook_media_type(format)}, {"base64", base64(*bytes)}}));
}

Reply take_in(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  std::string name = "codebook";
  std::string bytes;
  if (!request.uploads.empty()) {
    name = request.uploads.front().file_name;
    bytes = request.uploads.front().bytes;
  } else {
    for (const auto& [member, into] : {std::pair("file_name", &name), std::pair("text", &bytes)}) {
      if (const auto taken = take_text(request, member, *into); !taken.ok())
        return site::error_page(request, taken.error());
    }
  }
  MUSTER_PAGE(read, request, read_codebook(bytes, name));
  std::string what;
  MUSTER_PAGE(book, request,
              change_book(context.database, context.audit(request), event.programme_id,
                          [&](const Codebook& now) -> Result<BookChange> {
                            MUSTER_TRY(made, imported(now, read, name));
                            what = made.what;
                            return made;
                          }));
  return web::json(json_joined(json_object({{"what", what}, {"notes", read.notes}}), book_json(event, book)));
}

web::Schema tones() { return web::text_of({"none", "praise", "worry", "suggestion"}, "What people say it is"); }

web::Schema theme_schema() {
  using namespace web;
  using web::text;
  return object({{"theme", text("Its code, for good")},
                 {"key", whole_number("Its number, for good")},
                 {"name", text()},
                 {"tone", tones()},
                 {"words", text("The rule by which answers are given it; may be empty")},
                 {"only_for", text("Codes of questions and short names of events, to which it belongs; empty: all")},
                 {"state", text_of({"offered", "retired", "gone"}, "Whether it is there to be given")},
                 {"joined", list_of(text(), "Codes of themes that are part of it now")}});
}

std::vector<std::pair<std::string, web::Schema>> book_members() {
  using namespace web;
  using web::text;
  return {{"programme", text()},
          {"version", whole_number("Grows with each change")},
          {"themes", list_of(theme_schema(), "Those that stand, by key")},
          {"put_away", list_of(theme_schema(), "Those that are retired or taken back, by key")}};
}

/// `is_new`: there is no name yet that could stay.
web::Schema sent_schema(bool is_new) {
  using namespace web;
  using web::text;
  const auto name = text("At most 80 characters");
  return object({{"name", is_new ? name : name.where_known()},
                 {"theme", text("Its code; made of the name where it is left out").where_known()},
                 {"tone", tones().where_known()},
                 {"words", text("Such as: ofsted, \"parent carer\", lunch near queue").where_known()},
                 {"only_for", text("Such as: better, summit-2022; empty for everywhere").where_known()}});
}

constexpr const char* theme_example = R"({"theme": "panel", "key": 4, "name": "The panel", "tone": "praise",
  "words": "panel", "only_for": "", "state": "offered", "joined": []})";
constexpr const char* book_example = R"({"programme": "An Alliance", "version": 3, "themes": [{"theme": "panel",
  "key": 4, "name": "The panel", "tone": "praise", "words": "panel", "only_for": "", "state": "offered", "joined": []}], "put_away": []})";

}  // namespace

Outcome take_text(const Request& request, const std::string& name, std::string& into) {
  if (!request.json || request.json->object() == nullptr) return bad_input("Send a JSON object.");
  const auto* member = request.json->find(name);
  if (member == nullptr) return Success{};
  if (member->text() == nullptr) return bad_input("Send \"" + name + "\" as a text.").at(name);
  into = *member->text();
  return Success{};
}

Result<const Theme*> standing_theme(const Codebook& book, const std::string& code) {
  const auto* theme = book.theme(code);
  if (theme == nullptr) return not_found("There is no theme \"" + code + "\" in the codebook.");
  if (theme->merged_into != 0)
    return conflict("The theme \"" + code + "\" is part of \"" + book.theme(theme->merged_into)->code + "\" now.");
  return theme;
}

void add_book_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = Permission::read_answers;
  const std::string all = "/api/events/{event}/codebook";
  const std::string one = all + "/themes/{theme}";
  const Parameter event{"event", text("The short name of an event of the programme"), "london-send-summit-2022"};
  const Parameter theme{"theme", text("A theme's code"), "panel"};
  router.get(all, right, [context](const Request& request) { return book_page(context, request); })
      .describe({.summary = "The codebook of the event's programme",
                 .parameters = {event},
                 .replies = object(book_members()),
                 .example = book_example});
  router.post(all + "/themes", right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a theme; a name must be given",
                 .parameters = {event},
                 .takes = {sent_schema(true)},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.get(one, right, [context](const Request& request) { return theme_page(context, request); })
      .describe({.summary = "One theme; conflict where it is part of another now",
                 .parameters = {event, theme},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.put(one, right, [context](const Request& request) { return alter(context, request); })
      .describe({.summary = "Changes a theme; what is left out stays",
                 .parameters = {event, theme},
                 .takes = {sent_schema(false)},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.post(one + "/join", right, [context](const Request& request) { return join(context, request); })
      .describe({.summary = "Makes a theme part of another, whose answers its answers then are",
                 .parameters = {event, theme},
                 .takes = {object({{"into", text("The code of the other")}})},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.post(one + "/retire", right, [context](const Request& request) { return retire(context, request); })
      .describe({.summary = "Offers a theme no longer; answers that bear it keep it",
                 .parameters = {event, theme},
                 .takes = {object({})},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.post(one + "/back", right, [context](const Request& request) { return bring_back(context, request); })
      .describe({.summary = "Offers a theme again that was retired or taken back",
                 .parameters = {event, theme},
                 .takes = {object({})},
                 .replies = theme_schema(),
                 .example = theme_example});
  router.post(one + "/split", right, [context](const Request& request) { return split_off(context, request); })
      .describe(
          {.summary = "Makes a new theme of those answers of a theme that hold the words sent; refused where none does",
           .parameters = {event, theme},
           .takes = {sent_schema(true)},
           .replies = theme_schema(),
           .example = theme_example});
  router.get(all + "/changes", right, [context](const Request& request) { return changes(context, request); })
      .describe({.summary = "What was changed in the codebook, the newest first",
                 .parameters = {event},
                 .replies = list_of(object({{"change", whole_number("Its number")},
                                            {"what", text()},
                                            {"at", text_like("date-time")},
                                            {"by", text("The account that made it; empty where it is not known")},
                                            {"taken_back", truth()}})),
                 .example = R"([{"change": 2, "what": "Added ‘The panel’", "at": "2022-06-20T10:00:00Z",
  "by": "1f", "taken_back": false}])",
                 .by_pages = true});
  router.post(all + "/undo", right, [context](const Request& request) { return undo(context, request); })
      .describe({.summary = "Takes back the newest change that stands",
                 .parameters = {event},
                 .takes = {object({{"change", whole_number("Its number: where another came since, nothing is done")}})},
                 .replies = object(book_members()),
                 .example = book_example});
  router.get(all + "/files/{format}", right, [context](const Request& request) { return file(context, request); })
      .describe({.summary = "The codebook as a file",
                 .parameters = {event, {"format", text_of({"csv", "xlsx", "qdc"}), "csv"}},
                 .replies =
                     object({{"file_name", text()}, {"media_type", text()}, {"base64", text_like("byte", "The file")}}),
                 .example = R"({"file_name": "codebook.csv", "media_type": "text/csv; charset=utf-8",
  "base64": "S2V5LENvZGUsVGhlbWUsVG9uZSxXb3Jkcw0K"})"});
  auto taken = book_members();
  taken.insert(taken.begin(), {{"what", text("What became of it")},
                               {"notes", list_of(text(), "What of the file was not taken over")}});
  router.post(all + "/import", right, [context](const Request& request) { return take_in(context, request); })
      .describe({.summary = "Takes a codebook in, all or nothing; no theme goes",
                 .parameters = {event},
                 .takes = {object({{"file_name", text()}, {"text", text("CSV or QDC, at most a megabyte")}}),
                           object({{"file", text_like("binary", "CSV, XLSX or QDC")}})},
                 .replies = object(std::move(taken))});
}

}  // namespace muster::themes
