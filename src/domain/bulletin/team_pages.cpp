// The team's pages of the bulletin: all issues, one with its blocks and how it will be read, and letting it go.
#include "context_pages.hpp"

#include <muster/domain/bulletin/bulletin_mail.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/picked.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::bulletin {
namespace {

using web::Button;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::View;

std::string home_of(const Request& request, const std::string& below = {}) {
  return "/programmes/" + request.capture("programme") + "/bulletins" + below;
}
std::string issue_home(const Request& request, const std::string& below = {}) {
  return home_of(request, "/" + request.capture("issue") + below);
}

site::Frame frame_of(const Request& request, std::string title) {
  return {.title = std::move(title), .programme = request.visitor.programme};
}

std::string moment_of(const std::string& instant) {
  const auto parsed = parse_instant(instant);
  return parsed.ok() ? long_instant(*parsed) : std::string();
}

std::string where_it_stands(const Issue& issue) {
  if (issue.state == IssueState::sent)
    return "Sent to " + counted(issue.people, "person", "people") + " on " + moment_of(issue.sent_at);
  if (issue.state == IssueState::going) return "Goes on " + moment_of(issue.sends_at);
  return "Draft";
}

web::Listing<Issue> listing_of(const Request& request) {
  const auto here = home_of(request);
  web::Listing<Issue> list({.title = "Bulletins",
                            .path = here,
                            .search = "Title of an issue",
                            .sort = "number",
                            .descending = true,
                            .rows = "issues",
                            .nothing_yet = {"No issue yet",
                                            "An issue is made of blocks: news that you write, and dates, surveys and "
                                            "documents that Muster gathers.",
                                            here + "/add", "Write the first issue"}});
  list.column({.name = "number", .heading = "Number", .kind = ListColumn::Kind::number},
              [](const Issue& row) { return Cell(grouped(row.number)).on_phone("Number:"); });
  list.column({.name = "title", .heading = "Issue", .css = "strong"},
              [here](const Issue& row) { return Cell(row.title).to(here + "/" + row.id); });
  list.column({.heading = "Where it stands"}, [](const Issue& row) { return Cell(where_it_stands(row)); });
  list.column({.heading = "Archive", .css = "quiet"},
              [](const Issue& row) { return Cell(row.is_public ? "Everybody" : "Members"); });
  return list;
}

Result<ListPage<Issue>> rows_of(const PageContext& context, const Request& request, const ListQuery& query) {
  MUSTER_TRY(all, issues_of(context.database, request.capture("programme")));
  const Picking<Issue> how{[](const Issue& row) { return row.title; },
                           {},
                           {{"title", [](const Issue& row) { return row.title; }},
                            {"number", [](const Issue& row) { return std::to_string(1000000 + row.number); }}}};
  return picked(std::move(all), query, how);
}

Reply all_page(const PageContext& context, const Request& request) {
  const auto list = listing_of(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, rows_of(context, request, query));
  MUSTER_PAGE(area, request, members::area_of(context.database, request.capture("programme")));
  View view;
  view.head("Bulletins");
  if (found.all > 0) view.add_link("ADD", "Write an issue", home_of(request, "/add"));
  if (request.query.get("done") == "deleted") view.add("DONE", "The draft is deleted.");
  if (!area.code.empty()) {
    view.add("ARCHIVE", web::site_of(request) + "/bulletins/" + area.code)
        .set("ARCHIVE_PATH", "/bulletins/" + area.code);
  } else {
    view.add_link("NO_ARCHIVE", "Save the members’ area",
                  "/programmes/" + request.capture("programme") + "/members-area");
  }
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, frame_of(request, "Bulletins"),
                         web::render("domain/bulletin/pages/bulletins.html", view));
}

struct IssueForm {
  std::vector<web::Choice<std::string>> audiences;
  web::Form form;
  web::Field<std::string> title =
      form.text("title", "What it is called").hint("The subject of its mail.").missing("Say what the issue is called");
  web::Field<std::string> audience = form.select<std::string>("audience", "Whom it goes to", audiences);
  web::Field<bool> is_public =
      form.radios<bool>("public", "Who may read it in the archive",
                        {{true, "yes", "Everybody", "It gathers only documents that everybody may see."},
                         {false, "no", "Members", "Whoever signs in to the members’ area."}});
};

Reply edit_page(const PageContext& context, const Request& request, const std::string& id) {
  const auto& programme = request.capture("programme");
  Issue before;
  before.programme_id = programme;
  if (!id.empty()) {
    MUSTER_PAGE(found, request, issue_of(context.database, programme, id));
    before = found;
  }
  MUSTER_PAGE(audiences, request, audiences_of(context.database, context.clock.now(), programme));
  std::vector<web::Choice<std::string>> choices;
  for (const auto& each : audiences)
    choices.push_back({each.code, each.code, each.words + " (" + grouped(each.people) + ")"});
  const auto back = id.empty() ? home_of(request) : home_of(request, "/" + id);
  IssueForm typed{choices, web::Form(request, id.empty() ? home_of(request, "/add") : back + "/change")
                               .button("Save")
                               .way_out(id.empty() ? "Make no issue" : "Leave it as it is", back)
                               .knowing("version", std::to_string(before.version))
                               .when_refused({}, "Nothing was changed.")};
  (void)typed.title.begins(before.title);
  (void)typed.audience.begins(before.audience.empty() ? std::string(to_members) : before.audience);
  (void)typed.is_public.begins(before.is_public);
  if (typed.form.read()) {
    auto wanted = before;
    wanted.title = *typed.title;
    wanted.audience = *typed.audience;
    wanted.is_public = *typed.is_public;
    wanted.version = parse_integer(request.form.get("version")).value_or(0);
    const auto saved = save_issue(context.database, context.audit(request), wanted);
    if (saved.ok()) return web::redirect(home_of(request, "/" + saved->id + "?done=saved"));
    typed.form.refuse(saved.error());
  }
  View view;
  view.head(id.empty() ? "Write an issue" : "Change " + before.title);
  view.set("BACK_PATH", back).set("BACK", id.empty() ? "Bulletins" : before.title).markup("FORM", typed.form.shown());
  return site::form_page(request, frame_of(request, "An issue"), typed.form,
                         web::render("domain/bulletin/pages/ask.html", view));
}

std::string one_button(const Request& request, const std::string& path, const Button& button,
                       const std::vector<std::pair<std::string, std::string>>& known = {}) {
  web::Form form(request, path);
  form.look("").button(button);
  for (const auto& [name, value] : known) form.knowing(name, value);
  return form.shown();
}

void show_blocks(View& view, const Request& request, const Issue& issue) {
  std::size_t at = 0;
  for (const auto& block : issue.blocks) {
    const auto number = std::to_string(at++);
    const auto name = block.heading.empty() ? std::string(block_label(block.kind)) : block.heading;
    auto& row = view.add("BLOCK", name);
    row.set("KIND", std::string(block_label(block.kind)) + (is_written(block.kind) ? "" : ", gathered when it goes") +
                        (block.last_day ? ", until " + long_date(*block.last_day) : std::string()));
    if (issue.state != IssueState::draft) continue;
    auto& change = row.add("CHANGE").set("CHANGE_PATH", issue_home(request, "/block?at=" + number)).set("OF", name);
    const auto version = std::to_string(issue.version);
    const auto step = [&](const char* what, const char* words) {
      return one_button(request, issue_home(request, "/blocks"), {words, name, Button::Look::link},
                        {{"at", number}, {"step", what}, {"version", version}});
    };
    change.markup("UP_FORM", at > 1 ? step("up", "Up") : std::string());
    change.markup("OUT_FORM", step("out", "Take out"));
  }
}

std::string done_words(const std::string& done) {
  if (done == "saved") return "Saved.";
  if (done == "going") return "It goes in ten minutes, or at its moment. Until then you can hold it back.";
  if (done == "held") return "It is held back, and a draft again.";
  return {};
}

Reply issue_page(const PageContext& context, const Request& request) {
  const auto now = context.clock.now();
  MUSTER_PAGE(issue, request, issue_of(context.database, request.capture("programme"), request.capture("issue")));
  View view;
  view.head(issue.title, where_it_stands(issue) + ".");
  view.set("BACK_PATH", home_of(request));
  view.show("DONE", done_words(request.query.get("done")));
  std::string body = issue.body;
  if (issue.state != IssueState::sent) {
    MUSTER_PAGE(found, request, gathered(context.database, now, issue));
    body = body_of(issue, found, day_in_london(now));
    for (const auto& words : left_out(issue, found, day_in_london(now))) view.add("LEFT_OUT", words);
  }
  if (issue.state == IssueState::draft) {
    auto& draft = view.add("DRAFT");
    draft.set("ADD_PATH", issue_home(request, "/block")).set("CHANGE_PATH", issue_home(request, "/change"));
    if (!body.empty())
      draft.add_link("SEND", "Send it", issue_home(request, "/send?version=" + std::to_string(issue.version)));
    draft.markup("DELETE_FORM", one_button(request, issue_home(request, "/delete"),
                                           {"Delete the draft", issue.title, Button::Look::link}));
  }
  if (issue.state == IssueState::going)
    view.add("GOING").markup("HOLD_FORM", one_button(request, issue_home(request, "/hold"), {"Hold it back"}));
  show_blocks(view, request, issue);
  if (issue.blocks.empty()) view.show("NO_BLOCKS");
  if (!body.empty())
    site::show_letter(view, issue_letter(issue, body, request.visitor.programme),
                      issue.state == IssueState::sent
                          ? "As it was sent. Each mail had its reader’s own link to stop them."
                          : "As it would read now. What is gathered is gathered again when it goes.");
  return site::desk_page(request, frame_of(request, issue.title),
                         web::render("domain/bulletin/pages/issue.html", view));
}

struct BlockForm {
  web::Form form;
  web::Field<BlockKind> kind = form.radios<BlockKind>(
      "kind", "What the block holds",
      {{BlockKind::news, "news", "News", "You write it."},
       {BlockKind::events, "events", "Dates", "Gathered: your events from today, with a link to their pages."},
       {BlockKind::surveys, "surveys", "Open surveys",
        "Gathered: those that everybody may answer, with their last day."},
       {BlockKind::nominations, "nominations", "Nominations", "You write it, with the last day for names."},
       {BlockKind::documents, "documents", "Documents",
        "Gathered: what was put up since the last issue to the same readers."},
       {BlockKind::jobs, "jobs", "Jobs", "You write it; after its last day it is left out."},
       {BlockKind::notices, "notices", "Jobs and requests of members",
        "Gathered: the notices that are up; of an issue for everybody the jobs that everybody may see."}});
  web::Field<std::string> heading =
      form.text("heading", "Heading").hint("Left empty: what the block holds.").optional();
  web::Field<std::string> text =
      form.lines("text", "Text")
          .rows(10)
          .hint(
              "Of news, nominations and jobs, in Markdown: an empty line begins a paragraph, **so** is bold, and "
              "[words](https://address) are a link.")
          .optional();
  web::Field<std::optional<Date>> last_day =
      form.date("last_day", "Last day").hint("Of nominations and jobs.").optional();
};

Reply block_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(issue, request, issue_of(context.database, request.capture("programme"), request.capture("issue")));
  const bool sent = request.method == web::Method::post;
  const auto asked = sent ? request.form.get("at") : request.query.get("at");
  const auto at = parse_integer(asked);
  const bool there = at && *at >= 0 && *at < static_cast<std::int64_t>(issue.blocks.size());
  BlockForm typed{web::Form(request, issue_home(request, "/block"))
                      .button("Save the block")
                      .way_out(there ? "Leave it as it is" : "Add no block", issue_home(request))
                      .knowing("at", there ? asked : std::string())
                      .knowing("version", std::to_string(issue.version))
                      .when_refused({}, "Nothing was changed.")};
  const auto before = there ? issue.blocks[static_cast<std::size_t>(*at)] : Block{};
  (void)typed.kind.begins(before.kind);
  (void)typed.heading.begins(before.heading);
  (void)typed.text.begins(before.text);
  if (before.last_day) (void)typed.last_day.begins(before.last_day);
  if (typed.form.read()) {
    Block block{*typed.kind, *typed.heading, *typed.text, *typed.last_day};
    auto wanted = issue;
    if (there)
      wanted.blocks[static_cast<std::size_t>(*at)] = std::move(block);
    else
      wanted.blocks.push_back(std::move(block));
    wanted.version = parse_integer(request.form.get("version")).value_or(0);
    const auto saved = save_issue(context.database, context.audit(request), wanted);
    if (saved.ok()) return web::redirect(issue_home(request, "?done=saved"));
    typed.form.refuse(saved.error());
  }
  View view;
  view.head(there ? "Change a block" : "Add a block");
  view.set("BACK_PATH", issue_home(request)).set("BACK", issue.title).markup("FORM", typed.form.shown());
  return site::form_page(request, frame_of(request, "A block"), typed.form,
                         web::render("domain/bulletin/pages/ask.html", view));
}

Reply move_block(const PageContext& context, const Request& request) {
  MUSTER_PAGE(issue, request, issue_of(context.database, request.capture("programme"), request.capture("issue")));
  const auto at = parse_integer(request.form.get("at"));
  if (!at || *at < 0 || *at >= static_cast<std::int64_t>(issue.blocks.size()))
    return site::error_page(request, not_found("There is no such block any more."));
  const auto place = issue.blocks.begin() + *at;
  if (request.form.get("step") == "out")
    issue.blocks.erase(place);
  else if (*at > 0)
    std::iter_swap(place, place - 1);
  issue.version = parse_integer(request.form.get("version")).value_or(0);
  MUSTER_PAGE(saved, request, save_issue(context.database, context.audit(request), issue));
  return web::redirect(home_of(request, "/" + saved.id + "?done=saved"));
}

struct SendForm {
  web::Form form;
  web::Field<bool> soon = form.radios<bool>("when", "When it goes",
                                            {{true, "soon", "In ten minutes", "Until then it can be held back."},
                                             {false, "at", "At a moment", "Which you give below."}});
  web::Field<std::optional<Instant>> at = form.moment("at", "The moment").optional();
};

Reply send_page(const PageContext& context, const Request& request) {
  const auto now = context.clock.now();
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(issue, request, issue_of(context.database, programme, request.capture("issue")));
  MUSTER_PAGE(audiences, request, audiences_of(context.database, now, programme));
  const auto to = std::ranges::find(audiences, issue.audience, &AudienceChoice::code);
  const auto people = to == audiences.end() ? 0 : to->people;
  // What was seen is the page from which somebody came, not what the issue has become since.
  const auto seen = request.method == web::Method::post ? request.form.get("version") : request.query.get("version");
  SendForm typed{web::Form(request, issue_home(request, "/send"))
                     .button("Let it go to " + counted(people, "person", "people"))
                     .way_out("Not yet", issue_home(request))
                     .knowing("seen", std::to_string(people))
                     .knowing("version", seen.empty() ? std::to_string(issue.version) : seen)
                     .when_refused({}, "Nothing was sent.")};
  (void)typed.soon.begins(true);
  if (typed.form.read()) {
    if (!*typed.soon && !typed.at->has_value()) {
      typed.at.refuse("Give the moment at which it goes");
    } else {
      const auto sent = send_issue(context.database, context.audit(request), programme, issue.id,
                                   *typed.soon ? std::nullopt : *typed.at,
                                   SeenIssue{.version = parse_integer(seen).value_or(-1),
                                             .people = parse_integer(request.form.get("seen")).value_or(-1)});
      if (sent.ok()) return web::redirect(issue_home(request, "?done=going"));
      typed.form.refuse(sent.error());
    }
  }
  View view;
  view.head("Send " + issue.title, to == audiences.end()
                                       ? "Nobody is chosen yet."
                                       : "To: " + to->words + ". One mail each, and none to whoever stopped news.");
  view.set("BACK_PATH", issue_home(request)).set("BACK", issue.title).markup("FORM", typed.form.shown());
  return site::form_page(request, frame_of(request, "Send an issue"), typed.form,
                         web::render("domain/bulletin/pages/ask.html", view));
}

Reply hold(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      held, request,
      hold_issue(context.database, context.audit(request), request.capture("programme"), request.capture("issue")));
  (void)held;
  return web::redirect(issue_home(request, "?done=held"));
}

Reply remove(const PageContext& context, const Request& request) {
  const auto gone =
      delete_issue(context.database, context.audit(request), request.capture("programme"), request.capture("issue"));
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::redirect(home_of(request, "?done=deleted"));
}

}  // namespace

void add_team_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/bulletins";
  const std::string one = home + "/{issue}";
  const auto page = [&](Reply (*shown)(const PageContext&, const Request&)) {
    return [context, shown](const Request& request) { return shown(context, request); };
  };
  router.get(home, right, page(all_page));
  router.form(home + "/add", right, [context](const Request& request) { return edit_page(context, request, {}); });
  router.get(one, right, page(issue_page));
  router.form(one + "/change", right,
              [context](const Request& request) { return edit_page(context, request, request.capture("issue")); });
  router.form(one + "/block", right, page(block_page));
  router.post(one + "/blocks", right, page(move_block));
  router.form(one + "/send", right, page(send_page));
  router.post(one + "/hold", right, page(hold));
  router.post(one + "/delete", right, page(remove));
  site::add_list_files<Issue>(router, home, right,
                              {listing_of, [context](const Request& request, const ListQuery& query) {
                                 return rows_of(context, request, query);
                               }});
}

}  // namespace muster::bulletin
