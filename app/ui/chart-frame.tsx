import { ResponsiveDrawing } from "./drawing.tsx";
import { Figure } from "./figure.tsx";
import { SeriesTable } from "./series-table.tsx";

export type ChartWords = {
  title: string;
  description?: string;
  source?: string;
  /** Heading of the first column of the table: what a row is. */
  labelHeading: string;
  /** Heading of the figures when there is only one series. */
  valueHeading: string;
};

type Frame = ChartWords & {
  draw: Parameters<typeof ResponsiveDrawing>[0]["draw"];
  rows: Parameters<typeof SeriesTable>[0]["rows"];
  series?: readonly string[] | undefined;
  format: Parameters<typeof SeriesTable>[0]["format"];
  stacked: boolean;
  /** `false`: the page has a fuller table of its own beside the drawing. */
  table?: false | undefined;
};

/** A drawing and, for who would rather read, its table. */
export function ChartFrame({
  title,
  description,
  source,
  labelHeading,
  valueHeading,
  draw,
  rows,
  series,
  format,
  stacked,
  table,
}: Frame) {
  return (
    <Figure
      caption={title}
      description={description}
      source={source}
      table={
        table !== false && (
          <SeriesTable
            caption={title}
            labelHeading={labelHeading}
            series={series ?? [valueHeading]}
            rows={rows}
            format={format}
            sum={stacked}
          />
        )
      }
    >
      <ResponsiveDrawing draw={draw} title={title} description={description} />
    </Figure>
  );
}
