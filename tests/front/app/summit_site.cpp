// Building the site in a temporary file.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/figures/figures_pages.hpp>
#include <muster/domain/indicators/indicators_pages.hpp>
#include <muster/domain/report/report_pages.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/themes/themes_pages.hpp>
#include <muster/domain/words/words_pages.hpp>
#include <muster/front/api/api_pages.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/front/dashboard/overview_pages.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/web/decode.hpp>

namespace summit_site {
namespace {

using namespace muster;

Instant noon() { return parse_instant("2022-07-01T12:00:00Z").value(); }

web::Request request_for(web::Method method, const std::string& address) {
  web::Request request;
  request.method = method;
  request.host = "127.0.0.1:8080";
  request.token = "a-token";
  const auto mark = address.find('?');
  request.path = address.substr(0, mark);
  if (mark != std::string::npos) {
    auto query = web::decode_urlencoded(address.substr(mark + 1));
    REQUIRE(query.ok());
    request.query = *query;
  }
  return request;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

SummitSite::SummitSite(SiteContent holds) : clock_(noon()) {
  if (holds == SiteContent::example) {
    const auto example = app::load_example(database(), audit());
    INFO((example.ok() ? "" : example.error().message));
    REQUIRE(example.ok());
  }
  summaries_ = std::make_unique<figures::Summaries>(database());
  report::ShippedReports reports;
  for (const auto& name : app::shipped_names("reports", ".report")) {
    reports.emplace_back(name, std::string(app::shipped("reports/" + name + ".report")));
  }
  router_.set_error_page(site::error_page);
  indicators::add_pages(router_, database(), clock_);
  themes::add_pages(router_, database(), clock_);
  words::add_pages(router_, database(), clock_, *summaries_);
  figures::add_pages(router_, database(), clock_, *summaries_);
  dashboard::add_overview_pages(router_, database(), clock_, *summaries_);
  api::add_pages(router_, database(), clock_, *summaries_);
  report::add_pages(router_, database(), clock_, *summaries_, reports);
}

web::Reply SummitSite::get(const std::string& address) {
  return router_.handle(request_for(web::Method::get, address));
}

web::Reply SummitSite::post(const std::string& address,
                            const std::vector<std::pair<std::string, std::string>>& fields) {
  auto request = request_for(web::Method::post, address);
  request.form.add("token", request.token);
  for (const auto& [name, value] : fields) request.form.add(name, value);
  return router_.handle(request);
}

web::Reply SummitSite::post_json(const std::string& address, const std::string& body) {
  auto request = request_for(web::Method::post, address);
  request.visitor.by_access_token = true;
  request.json = web::decode_json(body).value();
  return router_.handle(request);
}

web::Reply SummitSite::upload(const std::string& address,
                              const std::vector<std::pair<std::string, std::string>>& fields, const std::string& field,
                              const std::string& bytes) {
  auto request = request_for(web::Method::post, address);
  request.form.add("token", request.token);
  for (const auto& [name, value] : fields) request.form.add(name, value);
  request.uploads.push_back({field, "brought.bin", bytes});
  return router_.handle(request);
}

std::string SummitSite::words(const std::string& address) {
  const auto reply = get(address);
  INFO(address);
  REQUIRE(reply.status == 200);
  return text_of(reply.body);
}

std::string text_of(const std::string& html) {
  std::string out;
  bool inside = false;
  for (const char byte : html) {
    if (byte == '<') inside = true;
    if (!inside) out += byte == '\n' ? ' ' : byte;
    if (byte == '>') {
      inside = false;
      out += ' ';
    }
  }
  replace_all(out, "&lt;", "<");
  replace_all(out, "&gt;", ">");
  replace_all(out, "&quot;", "\"");
  replace_all(out, "&#39;", "'");
  replace_all(out, "&nbsp;", " ");
  replace_all(out, "&amp;", "&");
  std::string single;
  for (const char byte : out) {
    if (byte != ' ' || (!single.empty() && single.back() != ' ')) single += byte;
  }
  return single;
}

}  // namespace summit_site
