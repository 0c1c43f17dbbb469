#include "spec/project_spec.h"

#include <algorithm>
#include <array>

#include "base/language_tag.h"
#include "spec/check.h"
#include "spec/fields.h"
#include "spec/table_options.h"

namespace jianbao::spec {

namespace {

// Simplified, and traditional as Taiwan or Hong Kong has it or without a region.
constexpr std::array<std::string_view, 11> chinese{
    "zh",         "zh-Hant", "zh-TW", "zh-HK", "zh-Hant-TW", "zh-Hant-HK",
    "zh-Hant-MO", "zh-Hans", "zh-MO", "zh-CN", "zh-Hans-CN"};

Edition parse_edition(const value::Value& value, base::Diagnostics& diagnostics) {
  Edition edition;
  const auto* text = value.as_text();
  if (text == nullptr) return edition;  // said by the check
  edition.name = *text;
  std::string_view rest = edition.name;
  while (!rest.empty()) {
    const std::size_t plus = rest.find('+');
    edition.languages.emplace_back(rest.substr(0, plus));
    rest = plus == rest.npos ? std::string_view() : rest.substr(plus + 1);
  }
  for (const std::string& language : edition.languages) {
    const std::string tag = base::full_language_tag(language);
    if (base::is_language_tag(language) && base::is_in_range(tag, "en")) continue;
    if (std::find(chinese.begin(), chinese.end(), language) != chinese.end()) continue;
    std::vector<std::string_view> known{"en"};
    known.insert(known.end(), chinese.begin(), chinese.end());
    diagnostics.error(value.span(), "unknown language '" + language + "'",
                      base::suggestion(language, known));
  }
  if (edition.languages.empty() || edition.languages.size() > 2) {
    diagnostics.error(value.span(), "an edition is one language or two",
                      "zh, en or, in parallel columns, zh+en");
  } else if (edition.languages.size() == 2 && edition.languages[0] == edition.languages[1]) {
    diagnostics.error(value.span(), "an edition in parallel columns has two different languages",
                      "such as zh+en");
  }
  return edition;
}

std::shared_ptr<const expr::OwnUnits> parse_units(const value::Value& value) {
  auto units = std::make_shared<expr::OwnUnits>();
  if (value.as_record() == nullptr) return units;  // said by the check
  for (const value::Field& field : value.as_record()->fields()) {
    units->add({field.key, field.value});
  }
  return units;
}

ConnectionSpec parse_connection(const value::Value& value, const MapSpec& keys) {
  Fields fields(value, keys);
  ConnectionSpec connection{fields.located("env"), fields.located("file"),
                            fields.located("service"), value.span()};
  fields.finish();
  return connection;
}

// Rows come from a file or from a database.
void check_origin(const Source& source, const value::Field& field, base::Diagnostics& diagnostics) {
  const auto has = [&](std::string_view key) {
    const value::Value* found = field.value.as_record()->find(key);
    return found != nullptr && !found->is_null();
  };
  const bool file = has("file"), server = has("postgres");
  if (!file && !server) {
    diagnostics.error(field.value.span(), "a source has no 'file'");
  } else if (file && server) {
    diagnostics.error(source.postgres.span, "a source has a 'file' or a database, not both");
  }
}

Source parse_source(const value::Field& field, const MapSpec& sources,
                    base::Diagnostics& diagnostics) {
  if (field.value.as_record() == nullptr) return {field.key, located(field.value), {}};
  Fields fields(field.value, *sources.others->inner);
  Source source{field.key, fields.located("file"), fields.located("key")};
  if (const value::Value* postgres = fields.find("postgres")) {
    source.postgres = parse_connection(*postgres, *sources.others->inner->find("postgres")->inner);
  }
  source.table = parse_table_options(fields, diagnostics);
  source.schema = fields.located("schema");
  fields.finish();
  check_origin(source, field, diagnostics);
  return source;
}

Brief parse_brief(const value::Value& value, const MapSpec& keys, base::Diagnostics& diagnostics) {
  Fields fields(value, keys);
  Brief brief;
  const value::Value* repeated = fields.find("for");
  if (const auto loop = repeated == nullptr ? std::nullopt : parse_loop(*repeated)) {
    brief.variable = loop->variable;
    brief.list = loop->list;
  }
  brief.condition = fields.located("if");
  if (!brief.condition.text.empty() && repeated == nullptr) {
    diagnostics.error(brief.condition.span, "'if' chooses among the rows of a loop",
                      "there is no 'for' beside it");
  }
  brief.name = fields.located("name");
  brief.layout = fields.located("layout");
  brief.data = fields.located("data");
  for (const value::Value* edition : fields.items("editions")) {
    Edition parsed = parse_edition(*edition, diagnostics);
    const bool again = std::any_of(brief.editions.begin(), brief.editions.end(),
                                   [&](const Edition& one) { return one.name == parsed.name; });
    if (again) {
      diagnostics.error(edition->span(), "the edition '" + parsed.name + "' is listed twice");
    } else {
      brief.editions.push_back(std::move(parsed));
    }
  }
  fields.finish();
  return brief;
}

}  // namespace

Project parse_project(const value::Value& value, base::Diagnostics& diagnostics) {
  const MapSpec& keys = project_keys();
  check_map(value, keys, diagnostics);
  Project project;
  project.span = value.span();
  Fields fields(value, keys);
  fields.integer("jianbao");
  if (const value::Value* date = fields.find("date")) project.date = as_date(*date);
  project.fonts = fields.located("fonts");
  if (const value::Value* units = fields.find("units")) project.units = parse_units(*units);
  const value::Value* sources = fields.find("sources");
  if (sources != nullptr && sources->as_record() != nullptr) {
    for (const value::Field& field : sources->as_record()->fields()) {
      project.sources.push_back(parse_source(field, *keys.find("sources")->inner, diagnostics));
    }
  }
  for (const value::Value* brief : fields.items("briefs")) {
    const MapSpec& brief_keys = *keys.find("briefs")->inner;
    base::Diagnostics said;  // already, of its keys
    check_map(*brief, brief_keys, said);
    const std::size_t errors = diagnostics.error_count();
    project.briefs.push_back(parse_brief(*brief, brief_keys, diagnostics));
    project.briefs.back().sound = !said.has_errors() && diagnostics.error_count() == errors;
  }
  fields.finish();
  return project;
}

}  // namespace jianbao::spec
