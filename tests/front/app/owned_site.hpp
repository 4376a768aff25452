#pragma once
// The whole site as an owner of everything walks through it, page by page.

#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/platform/web/decode.hpp>

#include <deque>
#include <functional>
#include <regex>
#include <set>

#include "page_forms.hpp"
#include "two_programmes.hpp"

namespace muster::test {

/// Events at each stage: the example (closed), one with its form open, one with its form published, one with nothing.
class OwnedSite : public TwoProgrammes {
 public:
  OwnedSite() {
    const std::string form =
        "form views \"Your views\"\n\npage \"The day\"\n  better \"What would be better?\"  lines 2\n";
    REQUIRE(app::load_example(database(), SummitStore::audit()).ok());
    for (const auto* slug : {"draft", "fresh"})
      REQUIRE(events::add_event(database(), SummitStore::audit(),
                                {slug, "An event", "2022-06-10", "london", "", "in person", "Our programme"})
                  .ok());
    for (const auto* slug : {"ours", "draft"})
      REQUIRE(feedback::publish_form(database(), SummitStore::audit(), slug, form, "a.form").ok());
    REQUIRE(feedback::open_round(database(), SummitStore::audit(), "ours").ok());
    (void)session("another-owner@mail.example", access::Role::owner, "");
    owner_ = session("reader@mail.example", access::Role::owner, "");
    REQUIRE(access::add_member(database(), SummitStore::audit(), programme_id("ours"), "door@mail.example",
                               access::Role::door, access::Notification::by_mail)
                .ok());
  }

  web::Reply open(const std::string& address) {
    auto request = request_to(web::Method::get, address.substr(0, address.find('?')), owner_);
    if (const auto mark = address.find('?'); mark != std::string::npos) {
      const auto query = web::decode_urlencoded(address.substr(mark + 1));
      REQUIRE(query.ok());
      request.query = *query;
    }
    return site().handle(std::move(request));
  }
  web::Reply send(const std::string& address, const FormValues& fields) {
    auto request = request_to(web::Method::post, address.substr(0, address.find('?')), owner_);
    if (const auto mark = address.find('?'); mark != std::string::npos)
      request.query = web::decode_urlencoded(address.substr(mark + 1)).value();
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return site().handle(std::move(request));
  }

 private:
  std::string owner_;
};

/// Every page that differs by more than which of a list's rows it shows: two of a kind are enough.
inline std::string kind_of(const std::string& address) {
  static const std::regex value("=[^&]*");
  static const std::regex id("[0-9a-hjkmnp-tv-z]{26}");
  return std::regex_replace(std::regex_replace(address, value, "="), id, "ID");
}

/// Shows each kind of page that links lead to, two of a kind. The forms of the form language, and of lists that come
/// from files, are looked at by tests of their own.
inline void for_each_page(OwnedSite& site, const std::function<void(const std::string&, const Element&)>& look) {
  std::deque<std::string> open{"/", "/people?q=quill", "/sign-in"};
  std::set<std::string> seen;
  std::map<std::string, int> kinds;
  while (!open.empty()) {
    const auto address = open.front();
    open.pop_front();
    if (!seen.insert(address).second || ++kinds[kind_of(address)] > 2 || address.starts_with("/f/")) continue;
    const auto reply = site.open(address);
    if (reply.status == 303) open.push_back(location(reply));
    if (reply.status != 200 || !reply.content_type.starts_with("text/html")) continue;
    const auto page = read_page(reply.body);
    for (const auto* link : page->all({"a"})) {
      const auto to = link->attribute("href");
      const auto whole = (to.starts_with('?') ? address.substr(0, address.find('?')) : "") + to.substr(0, to.find('#'));
      if (whole.starts_with('/') && !whole.starts_with("//") && !whole.starts_with("/assets/")) open.push_back(whole);
    }
    look(address, *page);
  }
}

}  // namespace muster::test
