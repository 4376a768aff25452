// Writes rows of figures as JSON and OData.
#include "flat_feed_pages.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;

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

constexpr std::int64_t odata_page = 1000;
constexpr const char* odata_json = "application/json;odata.metadata=minimal";

Reply as_odata(Reply reply, const char* type) {
  reply.content_type = type;
  reply.headers.emplace_back("OData-Version", "4.0");
  return reply;
}

Result<std::int64_t> whole_at(const Request& request, const std::string& name, std::int64_t otherwise) {
  const auto given = request.query.find(name);
  if (!given) return otherwise;
  const auto number = parse_integer(*given);
  if (!number || *number < 0) return bad_input("\"" + name + "\" is a whole number from 0.").at(name);
  return *number;
}

/// What a reader need not ask for, so that Excel and Power BI do it themselves.
std::string capabilities() {
  std::string out;
  const auto cannot = [&](const char* term, const char* property) {
    out += "<Annotation Term=\"Capabilities." + std::string(term) + "\"><Record><PropertyValue Property=\"" + property +
           "\" Bool=\"false\"/></Record></Annotation>\n";
  };
  cannot("FilterRestrictions", "Filterable");
  cannot("SortRestrictions", "Sortable");
  cannot("ExpandRestrictions", "Expandable");
  cannot("SearchRestrictions", "Searchable");
  cannot("SelectSupport", "Supported");
  cannot("InsertRestrictions", "Insertable");
  cannot("UpdateRestrictions", "Updatable");
  cannot("DeleteRestrictions", "Deletable");
  return out +
         "<Annotation Term=\"Capabilities.TopSupported\" Bool=\"true\"/>\n"
         "<Annotation Term=\"Capabilities.SkipSupported\" Bool=\"true\"/>\n";
}

}  // namespace

const std::vector<FeedColumn>& figure_columns() {
  static const std::vector<FeedColumn> columns{
      {"about", "About", false, "The question in words, or what is counted"},
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
      {"certain_to", "CertainTo", true, "So many at most, likewise"}};
  return columns;
}

Json row_json(const std::vector<FeedColumn>& columns, const NumberedRow& row, bool entity) {
  Json::Object members{{entity ? "Row" : "row", Json(row.number)}};
  for (std::size_t at = 0; at < columns.size() && at < row.cells.size(); ++at) {
    const auto& column = columns[at];
    members.emplace_back(entity ? column.entity_name : column.name,
                         column.is_number ? Json(number_in(row.cells[at])) : Json(row.cells[at]));
  }
  return Json(std::move(members));
}

web::Schema row_schema(const std::vector<FeedColumn>& columns, bool entity) {
  std::vector<std::pair<std::string, web::Schema>> members{
      {entity ? "Row" : "row", web::whole_number("From 1, in the order of the page")}};
  for (const auto& column : columns)
    members.emplace_back(entity ? column.entity_name : column.name,
                         column.is_number ? web::number(column.about).or_null() : web::text(column.about));
  return web::object(std::move(members));
}

Reply odata_service(const std::string& root) {
  const Json set = json_object({{"name", "Figures"}, {"kind", "EntitySet"}, {"url", "Figures"}});
  return as_odata(web::json(json_object({{"@odata.context", root + "/$metadata"}, {"value", Json(Json::Array{set})}})),
                  odata_json);
}

Reply odata_metadata(const std::vector<FeedColumn>& columns) {
  std::string properties = R"(<Property Name="Row" Type="Edm.Int64" Nullable="false"/>)";
  for (const auto& column : columns)
    properties += "<Property Name=\"" + std::string(column.entity_name) + "\" Type=\"" +
                  (column.is_number ? "Edm.Double\"/>"
                   : column.is_date ? "Edm.Date\" Nullable=\"false\"/>"
                                    : "Edm.String\" Nullable=\"false\"/>");
  Reply reply;
  reply.body = R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Capabilities.V1.xml">
<edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Capabilities"/></edmx:Reference><edmx:DataServices>
<Schema Namespace="Muster" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Figure"><Key><PropertyRef Name="Row"/></Key>)" +
               properties + R"(</EntityType>
<EntityContainer Name="Container"><EntitySet Name="Figures" EntityType="Muster.Figure">
)" + capabilities() +
               R"(</EntitySet></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
)";
  return as_odata(std::move(reply), "application/xml");
}

std::optional<Reply> odata_refusal(const Request& request) {
  constexpr auto done = std::to_array<std::string_view>({"$top", "$skip", "$count", "$skiptoken", "$format"});
  // OData 4.0, Part 1, 9.3.1: what the protocol has and a service has not is 501.
  constexpr auto not_done = std::to_array<std::string_view>(
      {"$filter", "$select", "$orderby", "$expand", "$search", "$apply", "$compute", "$deltatoken"});
  for (const auto& [name, value] : request.query.entries()) {
    if (!name.starts_with('$') || std::ranges::find(done, name) != done.end()) continue;
    const bool known = std::ranges::find(not_done, name) != not_done.end();
    auto reply =
        site::error_page(request, {ErrorKind::wrong_usage,
                                   known ? "These rows are given whole: " + name +
                                               " cannot be asked for. Filter and sort them where they are read."
                                         : "OData has no \"" + name + "\". There are $top, $skip, $count and $format.",
                                   {},
                                   {},
                                   name});
    constexpr int not_implemented = 501;
    if (known) reply.status = not_implemented;
    return reply;
  }
  return std::nullopt;
}

Reply odata_rows(const Request& request, const std::string& root, const std::vector<FeedColumn>& columns,
                 const std::vector<NumberedRow>& rows) {
  MUSTER_PAGE(top, request, whole_at(request, "$top", -1));
  MUSTER_PAGE(skip, request, whole_at(request, "$skip", 0));
  MUSTER_PAGE(from, request, whole_at(request, "$skiptoken", 0));
  const auto size = static_cast<std::int64_t>(rows.size());
  const auto begin = std::min(size, std::max(skip, from));
  const auto end = std::min({size, begin + odata_page, top < 0 ? size : std::min(size, skip) + std::min(size, top)});
  Json::Array value;
  for (auto at = begin; at < end; ++at) value.push_back(row_json(columns, rows[static_cast<std::size_t>(at)], true));
  const bool more = end - begin == odata_page && end < (top < 0 ? size : std::min(size, skip + std::min(size, top)));
  const auto& kept = request.query;
  std::string next = root + "/Figures?$skiptoken=" + std::to_string(end);
  if (const auto given = kept.find("$top")) next += "&$top=" + std::to_string(top);
  if (const auto given = kept.find("$skip")) next += "&$skip=" + std::to_string(skip);
  return as_odata(web::json(json_object({{"@odata.context", root + "/$metadata#Figures"},
                                         {"@odata.count", json_if(kept.get("$count") == "true", Json(size))},
                                         {"value", Json(std::move(value))},
                                         {"@odata.nextLink", json_if(more, Json(next))}})),
                  odata_json);
}

web::Schema odata_service_schema() {
  using namespace web;
  using web::text;
  return object({{"@odata.context", text_like("uri")},
                 {"value", list_of(object({{"name", text()}, {"kind", text()}, {"url", text()}}))}});
}

web::Schema odata_rows_schema(const std::vector<FeedColumn>& columns) {
  using namespace web;
  return object({{"@odata.context", text_like("uri")},
                 {"@odata.count", whole_number().where_known()},
                 {"value", list_of(row_schema(columns, true))},
                 {"@odata.nextLink", text_like("uri").where_known()}});
}

std::vector<web::Parameter> odata_parameters(const web::Parameter& first) {
  using namespace web;
  return {first,
          {"$top", whole_number("At most so many").where_known()},
          {"$skip", whole_number("Those behind so many").where_known()},
          {"$count", text_of({"true", "false"}).where_known()}};
}

}  // namespace muster::figures
