// An event's figures as one flat table for programs that read tables: JSON by pages, CSV, and OData 4 for Excel and
// Power BI. All are the rows of the page's own file.
#include "figures_api_pages.hpp"
#include "summary_table.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/table.hpp>
#include <muster/platform/web/file_schema.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>

#include <array>
#include <charconv>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;

/// A column of the flat table, by the names that programs and OData know it by.
struct Column {
  const char* name;
  const char* entity_name;
  bool is_number;
  const char* about;
};
constexpr std::array columns = std::to_array<Column>(
    {{"about", "About", false, "The question in words, or what is counted"},
     {"code", "Code", false, "The question's code"},
     {"answer", "Answer", false, "The option, word or measure; may be empty"},
     {"count", "Count", true, "Null where the figure is not shown"},
     {"counted", "Counted", false, "What is counted: people, notes, value"},
     {"base", "Base", true, "Of how many it is a share"},
     {"share", "Share", true, "Of the base, as it is printed"},
     {"from", "From", true, "Of its 95% interval"},
     {"to", "To", true, "Of its 95% interval"},
     {"times", "Times", true, "Of a word: how often it was said"},
     {"likely_from", "LikelyFrom", true,
      "So many of all delegates at least, as if those who answered were drawn by lot (95%)"},
     {"likely_to", "LikelyTo", true, "So many at most, likewise"},
     {"certain_from", "CertainFrom", true, "So many of all delegates at least, whatever the others would have said"},
     {"certain_to", "CertainTo", true, "So many at most, likewise"}});

/// "38" and "62%"; nothing where the cell is empty or says that it is not shown.
std::optional<double> number_in(std::string_view cell) {
  const bool is_share = cell.ends_with('%');
  if (is_share) cell.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  constexpr double whole = 100;
  return is_share ? value / whole : value;
}

struct NumberedRow {
  std::int64_t number = 0;
  std::vector<std::string> cells;
};

FlatTable table_of(const Summary& summary) { return flat_table(told_to_programs(summary)); }

std::vector<NumberedRow> rows_of(const Summary& summary) {
  std::vector<NumberedRow> rows;
  for (auto& cells : table_of(summary).rows)
    rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, std::move(cells)});
  return rows;
}

Json row_json(const NumberedRow& row, bool entity) {
  Json::Object members{{entity ? "Row" : "row", Json(row.number)}};
  for (std::size_t at = 0; at < columns.size() && at < row.cells.size(); ++at) {
    const auto& column = columns[at];
    members.emplace_back(entity ? column.entity_name : column.name,
                         column.is_number ? Json(number_in(row.cells[at])) : Json(row.cells[at]));
  }
  return Json(std::move(members));
}

Reply list(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  const auto page =
      web::one_page(rows_of(*summary), paging, [](const NumberedRow& row) { return std::to_string(row.number); });
  auto rows = json_array(page.rows, [](const NumberedRow& row) { return row_json(row, false); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply csv(const PageContext& context, const Request& request) {
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  const auto table = table_of(*summary);
  return web::download(tabular::to_csv(table.heading, table.rows), "text/csv; charset=utf-8",
                       summary->event.slug + "-figures.csv");
}

constexpr std::int64_t odata_page = 1000;
constexpr const char* odata_json = "application/json;odata.metadata=minimal";

Reply as_odata(Reply reply, const char* type) {
  reply.content_type = type;
  reply.headers.emplace_back("OData-Version", "4.0");
  return reply;
}

std::string root_of(const Request& request) {
  return web::site_of(request) + "/api/v1/events/" + request.capture("event") + "/odata";
}

Reply service(const Request& request) {
  const Json set = json_object({{"name", "Figures"}, {"kind", "EntitySet"}, {"url", "Figures"}});
  return as_odata(
      web::json(json_object({{"@odata.context", root_of(request) + "/$metadata"}, {"value", Json(Json::Array{set})}})),
      odata_json);
}

Reply metadata() {
  std::string properties = R"(<Property Name="Row" Type="Edm.Int64" Nullable="false"/>)";
  for (const auto& column : columns)
    properties += "<Property Name=\"" + std::string(column.entity_name) + "\" Type=\"" +
                  (column.is_number ? "Edm.Double\"/>" : "Edm.String\" Nullable=\"false\"/>");
  Reply reply;
  reply.body = R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Muster" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Figure"><Key><PropertyRef Name="Row"/></Key>)" +
               properties + R"(</EntityType>
<EntityContainer Name="Container"><EntitySet Name="Figures" EntityType="Muster.Figure"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
)";
  return as_odata(std::move(reply), "application/xml");
}

Result<std::int64_t> whole_at(const Request& request, const std::string& name, std::int64_t otherwise) {
  const auto given = request.query.find(name);
  if (!given) return otherwise;
  const auto number = parse_integer(*given);
  if (!number || *number < 0) return bad_input("\"" + name + "\" is a whole number from 0.").at(name);
  return *number;
}

/// What is asked for and cannot be done is refused, as the protocol has it: a filter that is passed over would lie.
Outcome check_options(const Request& request) {
  for (const auto& [name, value] : request.query.entries()) {
    const bool known =
        name == "$top" || name == "$skip" || name == "$count" || name == "$skiptoken" || name == "$format";
    if (name.starts_with('$') && !known)
      return Error{
          ErrorKind::wrong_usage,
          "These rows are given whole: " + name + " cannot be asked for. Filter and sort them where they are read.",
          {},
          {}};
  }
  return Success{};
}

Reply entities(const PageContext& context, const Request& request) {
  if (const auto known = check_options(request); !known.ok()) return site::error_page(request, known.error());
  MUSTER_PAGE(top, request, whole_at(request, "$top", -1));
  MUSTER_PAGE(skip, request, whole_at(request, "$skip", 0));
  MUSTER_PAGE(from, request, whole_at(request, "$skiptoken", 0));
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  const auto rows = rows_of(*summary);
  const auto size = static_cast<std::int64_t>(rows.size());
  const auto begin = std::min(size, std::max(skip, from));
  const auto end = std::min({size, begin + odata_page, top < 0 ? size : std::min(size, skip) + std::min(size, top)});
  Json::Array value;
  for (auto at = begin; at < end; ++at) value.push_back(row_json(rows[static_cast<std::size_t>(at)], true));
  const bool more = end - begin == odata_page && end < (top < 0 ? size : std::min(size, skip + std::min(size, top)));
  const auto& kept = request.query;
  std::string next = root_of(request) + "/Figures?$skiptoken=" + std::to_string(end);
  if (const auto given = kept.find("$top")) next += "&$top=" + std::to_string(top);
  if (const auto given = kept.find("$skip")) next += "&$skip=" + std::to_string(skip);
  return as_odata(web::json(json_object({{"@odata.context", root_of(request) + "/$metadata#Figures"},
                                         {"@odata.count", json_if(kept.get("$count") == "true", Json(size))},
                                         {"value", Json(std::move(value))},
                                         {"@odata.nextLink", json_if(more, Json(next))}})),
                  odata_json);
}

web::Schema row_schema(bool entity) {
  std::vector<std::pair<std::string, web::Schema>> members{
      {entity ? "Row" : "row", web::whole_number("From 1, in the order of the page")}};
  for (const auto& column : columns)
    members.emplace_back(entity ? column.entity_name : column.name,
                         column.is_number ? web::number(column.about).or_null() : web::text(column.about));
  return web::object(std::move(members));
}

}  // namespace

void add_figures_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const auto right = access::Permission::read_figures;
  const Parameter event{"event", text("The event's short name, as /api/events lists it"), "london-send-summit-2022"};
  const std::string all = "/api/events/{event}/figures";
  const std::string odata = "/api/events/{event}/odata";
  router.get(all, right, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The figures of an event as one flat table, each with its base",
                 .parameters = {event, short_list()},
                 .replies = list_of(row_schema(false)),
                 .by_pages = true});
  router.get(all + ".csv", right, [context](const Request& request) { return csv(context, request); })
      .describe({.summary = "The same as CSV", .parameters = {event}, .replies = file_of({"text/csv"})});
  router.get(odata, right, [](const Request& request) { return service(request); })
      .describe(
          {.summary = "The same for Excel and Power BI, as OData 4: what there is",
           .parameters = {event},
           .replies = object({{"@odata.context", text_like("uri")},
                              {"value", list_of(object({{"name", text()}, {"kind", text()}, {"url", text()}}))}})});
  router.get(odata + "/$metadata", right, [](const Request&) { return metadata(); })
      .describe(
          {.summary = "What the rows are (OData 4)", .parameters = {event}, .replies = file_of({"application/xml"})});
  router.get(odata + "/Figures", right, [context](const Request& request) { return entities(context, request); })
      .describe({.summary = "The rows (OData 4)",
                 .parameters = {event,
                                {"$top", whole_number("At most so many").where_known()},
                                {"$skip", whole_number("Those behind so many").where_known()},
                                {"$count", text_of({"true", "false"}).where_known()}},
                 .replies = object({{"@odata.context", text_like("uri")},
                                    {"@odata.count", whole_number().where_known()},
                                    {"value", list_of(row_schema(true))},
                                    {"@odata.nextLink", text_like("uri").where_known()}})});
}

}  // namespace muster::figures
