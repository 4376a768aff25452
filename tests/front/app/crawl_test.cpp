// Each role follows every link and every form of every page it can reach: no page offers what it would then refuse.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/web/decode.hpp>

#include <deque>
#include <regex>
#include <set>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

constexpr int let_in = 299;

const std::string small_form =
    "form views \"Your views\"\n  anonymous\n\npage \"The day\"\n  helpful* \"Was it helpful?\"  "
    "pick one\n            ( ) yes \"Yes\"\n            ( ) no \"No\"\n";

/// Two programmes with an event at each stage: the example (answers closed), one with its form open, one with nothing.
class Network : public TwoProgrammes {
 public:
  Network() {
    REQUIRE(app::load_example(database(), SummitStore::audit()).ok());
    const auto done = booking::import_delegates(
        database(), SummitStore::audit(), "ours",
        {"list.csv", "First name,Surname,Organisation,E-mail\nOtto,Otherwise,Camden,otto@mail.example\n", ""},
        std::nullopt);
    REQUIRE(done.ok());
    REQUIRE(feedback::publish_form(database(), SummitStore::audit(), "ours", small_form, "a.form").ok());
    REQUIRE(feedback::open_round(database(), SummitStore::audit(), "ours").ok());
    for (const auto* slug : {"ours", "theirs"}) {
      REQUIRE(access::add_token_to(database(), SummitStore::audit(), programme_id(slug), "dashboard", Role::lead,
                                   Date(std::chrono::year(2022), std::chrono::month(8), std::chrono::day(1)))
                  .ok());
      const auto added = access::add_member(database(), SummitStore::audit(), programme_id(slug),
                                            std::string("new-in-") + slug + "@mail.example", Role::door,
                                            access::Notification::by_mail);
      REQUIRE(added.ok());
      changes_.push_back("/team/" + programme_id(slug) + "?change=" + added->id);
    }
    const auto mail = mail::claim(database(), noon());
    REQUIRE((mail.ok() && *mail));
    REQUIRE(mail::settle(database(), noon(), **mail, mail::DeliveryOutcome::bounced, "550 nobody here").ok());
    marked_.set_guard(app::guard(database(), clock(), std::make_shared<access::Limits>()));
    for (const auto& route : site().routes()) {
      if (web::asks_for_change(route.method))
        marked_.add(route.method, route.pattern, route.right,
                    [](const web::Request&) { return web::Reply{let_in, "text/plain", "", {}}; });
    }
  }

  /// Previews of every kind of import stand between choosing a file and its button: whoever may import sees them.
  std::vector<std::string> previews(const std::string& session) {
    std::vector<std::string> found = changes_;
    const auto choose = [&](const std::string& address, const std::string& bytes) {
      const auto reply = post(address, session, {}, {{"file", "file.csv", bytes}});
      if (reply.status == 303) found.push_back(location(reply));
    };
    for (const auto& event : {std::string("/events/ours"), "/events/" + std::string(app::example_event)}) {
      choose(event + "/delegates/import", "First name,Surname,Organisation\nJo,Venner,Nobody knows\n,,\n");
      choose(event + "/form/import", "ID,Was it helpful?\n1,Yes\n2,\n");
      choose(event + "/notes/import", "Table,Kind,Note\n1,challenge,Waiting times\n");
    }
    return found;
  }

  /// Whether the tables let somebody send such a form; nothing is done.
  int would_answer(const std::string& address, const std::string& session) {
    return marked_.handle(request_to(web::Method::post, address.substr(0, address.find_first_of("?#")), session))
        .status;
  }

 private:
  std::vector<std::string> changes_;
  web::Router marked_;
};

std::string plain(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"&#39;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }
  return text;
}

std::string attribute(const std::string& tag, const std::string& name) {
  const auto begin = tag.find(" " + name + "=\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 3;
  return plain(tag.substr(from, tag.find('"', from) - from));
}

std::vector<std::string> tags(const std::string& body, const std::string& name) {
  std::vector<std::string> found;
  for (auto at = body.find("<" + name + " "); at != std::string::npos; at = body.find("<" + name + " ", at + 1))
    found.push_back(body.substr(at, body.find('>', at) - at + 1));
  return found;
}

struct PageLinks {
  std::vector<std::string> links;
  std::vector<std::string> forms;  ///< of POST
};

PageLinks offered_by(const std::string& body, const std::string& here) {
  PageLinks offered;
  for (const auto& tag : tags(body, "a")) offered.links.push_back(attribute(tag, "href"));
  for (const auto& tag : tags(body, "button")) {
    if (const auto other = attribute(tag, "formaction"); !other.empty()) offered.forms.push_back(other);
  }
  for (auto at = body.find("<form "); at != std::string::npos; at = body.find("<form ", at + 1)) {
    const auto form = body.substr(at, body.find("</form>", at) - at);
    const auto tag = form.substr(0, form.find('>') + 1);
    const auto action = attribute(tag, "action").empty() ? here : attribute(tag, "action");
    if (attribute(tag, "method") == "post") {
      offered.forms.push_back(action);
      continue;
    }
    std::string query;
    for (const auto& input : tags(form, "input")) {
      const auto value = attribute(input, "type") == "search" ? "e" : attribute(input, "value");
      query += (query.empty() ? "?" : "&") + attribute(input, "name") + "=" + value;
    }
    offered.links.push_back(action + query);
  }
  return offered;
}

/// The address that a link of a page means, or nothing where it leads off the site or to what the server itself
/// answers.
std::string meant(const std::string& link, const std::string& here) {
  const auto whole = link.starts_with('?') ? here.substr(0, here.find('?')) + link : link;
  const auto address = whole.substr(0, whole.find('#'));
  return address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/assets/") ? address
                                                                                                    : std::string();
}

/// Every page that differs by more than which of a list's rows it shows: two of a kind are enough.
std::string kind_of(const std::string& address) {
  static const std::regex value("=[^&]*");
  static const std::regex id("[0-9a-hjkmnp-tv-z]{26}");
  return std::regex_replace(std::regex_replace(address, value, "="), id, "ID");
}

struct Walk {
  std::size_t pages = 0;
  std::size_t forms = 0;
  std::set<std::string> seen;
};

Walk walk(Network& network, const std::string& who, const std::string& session, const std::vector<std::string>& from) {
  Walk walk;
  std::map<std::string, int> kinds;
  std::set<std::string> forms;
  std::deque<std::pair<std::string, std::string>> open;  // address, and the page it was found on
  for (const auto& address : from) open.emplace_back(address, "typed");
  while (!open.empty()) {
    const auto [address, found_on] = open.front();
    open.pop_front();
    if (!walk.seen.insert(address).second || ++kinds[kind_of(address)] > 3) continue;
    ++walk.pages;
    INFO(who << ": " << address << ", offered by " << found_on);
    auto request = request_to(web::Method::get, address.substr(0, address.find('?')), session);
    if (const auto mark = address.find('?'); mark != std::string::npos) {
      const auto query = web::decode_urlencoded(address.substr(mark + 1));
      REQUIRE(query.ok());
      request.query = *query;
    }
    const auto reply = network.site().handle(std::move(request));
    CHECK((reply.status == 200 || reply.status == 303));
    if (reply.status == 303) {
      CHECK_FALSE(location(reply).starts_with("/sign-in"));
      open.emplace_back(meant(location(reply), address), address);
      continue;
    }
    if (!reply.content_type.starts_with("text/html") || address.find("/f/") == 0) continue;
    const auto offered = offered_by(reply.body, address);
    for (const auto& link : offered.links) {
      if (const auto next = meant(link, address); !next.empty()) open.emplace_back(next, address);
    }
    for (const auto& form : offered.forms) {
      if (!forms.insert(form).second) continue;
      INFO("form " << form);
      CHECK(network.would_answer(form, session) == let_in);
      ++walk.forms;
    }
  }
  return walk;
}

}  // namespace

TEST_CASE("no role is led to a refusal, by any link or form of any page it reaches") {
  Network network;
  std::map<Role, Walk> walks;
  (void)network.session("another-owner@mail.example", Role::owner, "");  // so that no owner is the only one
  for (const auto role : access::roles) {
    const auto who = std::string(access::role_name(role));
    const auto session =
        network.session("reader-" + std::to_string(static_cast<int>(role)) + "@mail.example", role, "");
    std::vector<std::string> from{"/"};
    for (const auto& address : network.previews(session)) {
      // What somebody may see at all is the matrix's subject.
      if (network.get(address.substr(0, address.find('?')), session).status == 200) from.push_back(address);
    }
    walks[role] = walk(network, who, session, from);
    UNSCOPED_INFO(who << ": " << walks[role].pages << " pages, " << walks[role].forms << " forms");
  }
  CHECK(walks[Role::owner].pages > 60);
  CHECK(walks[Role::owner].forms > 30);
  CHECK(walks[Role::lead].pages > 20);
  CHECK(walks[Role::door].pages > 5);
  CHECK(walks[Role::data_entry].pages > 5);
}

TEST_CASE("somebody with different roles in two programmes is led to no refusal either") {
  Network network;
  (void)network.session("another-owner@mail.example", Role::owner, "");
  const std::vector<std::pair<Role, Role>> pairs{{Role::owner, Role::door},
                                                 {Role::organiser, Role::data_entry},
                                                 {Role::lead, Role::owner},
                                                 {Role::organiser, Role::owner},
                                                 {Role::data_entry, Role::lead}};
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const auto email = "both-" + std::to_string(at) + "@mail.example";
    (void)network.session(email, pairs[at].second, "Their programme");
    const auto session = network.session(email, pairs[at].first, "Our programme");
    std::vector<std::string> from{"/", "/people?q=quill"};
    if (network.get("/people", session).status != 200) from.pop_back();
    walk(network,
         std::string(access::role_name(pairs[at].first)) + " and " + std::string(access::role_name(pairs[at].second)),
         session, from);
  }
}
