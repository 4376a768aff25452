// The form of what a notice says, and how a page shows it.
#include "context_pages.hpp"

#include <muster/platform/mail/prose.hpp>

namespace muster::noticeboard {
namespace {

std::optional<web::Field<std::string>> link_of(web::Form& form, Kind kind) {
  if (kind != Kind::job) return std::nullopt;
  return form.text("link", "Web address of the advert")
      .plain()
      .hint("The whole address, beginning with https://. People apply there.")
      .missing("Give the whole address of the advert, with https:// at its beginning");
}

std::string line_of(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return first + ", " + second;
}

}  // namespace

ContentForm::ContentForm(web::Form made, Kind kind, const Content& before)
    : form(std::move(made)),
      title(kind == Kind::job ? form.text("title", "Which post is it?").missing("Say which post it is")
                              : form.text("title", "What do you ask for, in a line?")
                                    .hint("For example: Who has a protocol for transitions at 16?")
                                    .missing("Say in a line what you ask for")),
      body(form.lines("body", kind == Kind::job ? "What is it about?" : "Say more")
               .rows(8)
               .most(longest_body)
               .hint("An empty line begins a paragraph, **so** is bold, and [words](https://address) are a link.")
               .missing("Write what the notice says")),
      organisation(form.text("organisation", "Organisation").optional()),
      place(form.text("place", "Where")
                .hint(kind == Kind::job ? "For example: Camden, two days a week from home." : "For example: Camden.")
                .optional()),
      link(link_of(form, kind)),
      closes_on(form.date("closes_on", kind == Kind::job ? "Closing date" : "Until when is it of use?")
                    .hint(kind == Kind::job
                              ? "The notice is shown until the end of that day."
                              : "Left empty: four weeks from today. It is shown until the end of that day.")
                    .optional()) {
  // A job must have one: whoever gives none is told by what checks the notice.
  if (kind == Kind::job) (void)closes_on.said_elsewhere();
  if (before.title.empty()) return;
  (void)title.begins(before.title);
  (void)body.begins(before.body);
  (void)organisation.begins(before.organisation);
  (void)place.begins(before.place);
  if (link) (void)link->begins(before.link);
  (void)closes_on.begins(before.closes_on);
}

Content ContentForm::content() const {
  Content content;
  content.title = *title;
  content.body = *body;
  content.organisation = *organisation;
  content.place = *place;
  if (link) content.link = **link;
  if (*closes_on) content.closes_on = **closes_on;
  return content;
}

std::string facts_of(const Notice& notice) {
  const auto& content = notice.content;
  const auto where = line_of(content.organisation, content.place);
  return std::string(kind_label(notice.kind)) + (where.empty() ? "" : ", " + where) + ". " +
         (notice.kind == Kind::job ? "Closes on " : "Until ") + long_date(content.closes_on) + ".";
}

void show_content(web::View& view, const Notice& notice) {
  view.set("FACTS", facts_of(notice));
  view.markup("BODY", mail::prose_of(notice.content.body, 3).html);
  if (notice.kind == Kind::job) view.add_link("APPLY", "Read the advert and apply", notice.content.link);
}

Member member_of(const members::Visit& visit) {
  return {visit.area.programme_id, visit.area.programme, visit.address, visit.member.name};
}

}  // namespace muster::noticeboard
