// How a programme takes concerns of families, and the address to print.
#include "desk_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double code_width = 176;

struct SettingForm {
  web::Form form;
  web::Field<bool> takes = form.radios<bool>(
      "takes", "May families write?",
      {{true, "yes", "Yes", "Whoever has the address writes, without an account. Nobody has to give a name."},
       {false, "no", "No", "The page says so."}});
  web::Field<std::string> introduction =
      form.lines("introduction", "What the page says first")
          .rows(3)
          .most(longest_words)
          .hint("What you do with what they write, and whom to call when it is urgent.")
          .optional();
  web::Field<std::int64_t> days = form.integer("keep_days", "Days for which their text is kept")
                                      .hint("Then it goes with name and place. The action stays. At most 366.")
                                      .width(4);
  web::Field<bool> answers = form.radios<bool>(
      "shows_answers", "Published answers",
      {{true, "yes", "Are shown to everybody who has the address"}, {false, "no", "Are shown to nobody there"}});
};

Reply setting_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(page, request, page_of(context.database, request.capture("programme")));
  SettingForm typed{web::Form(request, home_of(request, "/page"))
                        .button("Save")
                        .way_out("Leave it as it is", home_of(request))
                        .knowing("seen", std::to_string(page.version))
                        .when_refused({}, "Nothing was changed.")};
  (void)typed.takes.begins(page.takes);
  (void)typed.introduction.begins(page.introduction);
  (void)typed.days.begins(page.keep_days);
  (void)typed.answers.begins(page.shows_answers);
  if (typed.form.read()) {
    auto wanted = page;
    wanted.takes = *typed.takes;
    wanted.introduction = *typed.introduction;
    wanted.keep_days = *typed.days;
    wanted.shows_answers = *typed.answers;
    wanted.version = parse_integer(request.form.get("seen")).value_or(0);
    const auto saved = save_page(context.database, context.audit(request), wanted);
    if (saved.ok()) return web::redirect(home_of(request, "/page?done=saved"));
    typed.form.refuse(saved.error());
  }
  View view;
  view.head("The page on which families write", "Between events, without an account, on a phone.");
  view.set("BACK_PATH", home_of(request)).markup("FORM", typed.form.shown());
  if (request.query.get("done") == "saved") view.add("DONE", "Saved.");
  if (!page.code.empty()) {
    const auto path = public_path(page.code);
    const auto whole = request.public_address.empty() ? path : request.public_address + path;
    view.add("ADDRESS", whole)
        .set("ADDRESS_PATH", path)
        .set("ANSWERS_PATH", public_path(page.code, "/answers"))
        .markup("ADDRESS_CODE",
                request.public_address.empty() ? std::string() : draw::qr_symbol(whole, code_width).svg);
  }
  return site::form_page(request, frame_of(request, "The page on which families write"), typed.form,
                         web::render("domain/actions/pages/setting.html", view));
}

}  // namespace

void add_setting_pages(web::Router& router, const PageContext& context) {
  router.form("/programmes/{programme}/actions/page", right_to_assign,
              [context](const Request& request) { return setting_page(context, request); });
}

}  // namespace muster::actions
