// The link of a mail that stops such mails, as mail programs press it: without a form's token.
#include <muster/domain/booking/message.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include "owned_site.hpp"

using namespace muster;
using namespace muster::test;

TEST_CASE("a mail program stops mails by one press without a form's token, and nothing else") {
  OwnedSite site;
  const auto scope = booking::news_scope(site.programme_id("ours"));
  const auto key = site.database()
                       .write([&](store::Session& session) -> Result<std::string> {
                         return mail::make_stop_key(session, noon(), scope, "Gwen@mail.example");
                       })
                       .value();
  const auto press = [&](const std::string& path, const std::string& field) {
    auto request = request_to(web::Method::post, path, "");
    request.form = {};
    request.form.add(field, "One-Click");
    return site.site().handle(std::move(request)).status;
  };
  CHECK(press("/stop/" + key, "anything") == 403);
  CHECK(site.text("select address from stopped_mail").empty());
  CHECK(press("/stop/" + key, "List-Unsubscribe") == 200);
  CHECK(site.text("select address from stopped_mail") == "gwen@mail.example");
  CHECK(press("/events/ours/messages/new", "List-Unsubscribe") == 403);
}

TEST_CASE("a mail program leaves a list by one press without a form's token, and joins none") {
  OwnedSite site;
  const auto programme = site.programme_id("ours");
  lists::MailList list;
  list.name = "Finance leads";
  const auto id = lists::save_list(site.database(), {"test", noon(), "ours"}, programme, list);
  REQUIRE(id.ok());
  const auto code = site.text("select code from mail_list");
  REQUIRE(lists::ask_to_join(site.database(), noon(), code, {"", "Gwen Abara", "gwen@mail.example", false, ""}).ok());
  const auto key = site.database()
                       .write([&](store::Session& session) -> Result<std::string> {
                         return mail::make_stop_key(session, noon(), lists::scope_of(*id), "gwen@mail.example");
                       })
                       .value();
  const auto press = [&](const std::string& field, const std::string& step) {
    auto request = request_to(web::Method::post, "/lists/" + key, "");
    request.form = {};
    request.form.add(field, "One-Click");
    if (!step.empty()) request.form.add("step", step);
    return site.site().handle(std::move(request)).status;
  };
  CHECK(press("anything", "join") == 403);
  CHECK(site.text("select case joined when 0 then 'asked' else 'joined' end from mail_list_member") == "asked");
  CHECK(press("List-Unsubscribe", "") == 200);
  CHECK(site.text("select coalesce(max(name), 'nobody') from mail_list_member") == "nobody");
}
