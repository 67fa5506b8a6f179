import type { ChartWords } from "./chart-frame.tsx";
import { classBreaks, type MapInput, mapKey, mapShapes, municipalitiesOf } from "./charts/map-shapes.ts";
import { chartPalette, colourName } from "./charts/palette.ts";
import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";
import { useTexts } from "./language.tsx";
import { DataTable } from "./table.tsx";
import { uiTexts } from "./ui.texts.ts";

type MunicipalityMapProps = ChartWords &
  Omit<MapInput, "width" | "format"> & { format: (value: number) => string /** Figures under the names. */; figures?: boolean };

const Swatch = ({ fill }: { fill: `#${string}` }) => (
  <svg className="chart-key__swatch" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
    <rect
      className={`fill-${colourName(fill)} stroke-axis`}
      x="0.5"
      y="0.5"
      width="17"
      height="17"
      fill={fill}
      stroke={chartPalette.axis}
    />
  </svg>
);

/** "Källa: SCB" is the borders' licence and is printed under every map; `source` names where the figures come from. */
export function MunicipalityMap({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  topology,
  values,
  breaks,
  format,
  figures = true,
}: MunicipalityMapProps) {
  const t = useTexts(uiTexts);
  const bounds = breaks ?? classBreaks(Object.values(values));
  const municipalities = municipalitiesOf(topology).map(({ properties }) => ({
    name: properties.namn,
    value: values[properties.kommunkod] ?? null,
  }));
  const key = mapKey({ topology, values, breaks: bounds, format, words: t });
  const table = (
    <DataTable
      caption={title}
      captionHidden
      dense
      columns={[
        { key: "name", label: labelHeading, cell: (row) => row.name, rowHeader: true },
        { key: "value", label: valueHeading, numeric: true, cell: (row) => (row.value === null ? t.noData : format(row.value)) },
      ]}
      rows={[...municipalities].sort((a, b) => a.name.localeCompare(b.name, "sv"))}
      rowKey={(row) => row.name}
    />
  );
  return (
    <Figure caption={title} description={description} source={source ? `SCB; ${source}` : "SCB"} table={table}>
      <div className="map">
        <div className="map__drawing">
          <ResponsiveDrawing
            draw={(width) => mapShapes({ width, topology, values, breaks: bounds, ...(figures && { format }) })}
            title={title}
            description={description}
            wide={480}
            narrow={320}
          />
        </div>
        <ul className="chart-key" aria-label={valueHeading}>
          {key.map(({ text, fill }) => (
            <li key={text}>
              <Swatch fill={fill} />
              {text}
            </li>
          ))}
        </ul>
      </div>
    </Figure>
  );
}
