import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { Heading, type HeadingLevel } from "./layout.tsx";

type EmptyStateProps = { title: string; level?: HeadingLevel; icon?: IconName; action?: ReactNode; children?: ReactNode };

export function EmptyState({ title, level = 2, icon = "empty", action, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <div className="empty-state__icon">
        <Icon name={icon} size="large" />
      </div>
      <Heading level={level} className="panel__title">
        {title}
      </Heading>
      {children && <div className="empty-state__text">{children}</div>}
      {action}
    </div>
  );
}
